/** What a room's history can be exported as: Markdown, plain text, or one JSON array. Also the ending of the file's name. */
export type ExportFormat = (typeof exportFormats)[number];

export const exportFormats = ['md', 'txt', 'json'] as const;

/** Reads a format in any case; undefined for what is none. */
export function parseExportFormat(text: string): ExportFormat | undefined {
  return exportFormats.find((format) => format === text.trim().toLowerCase());
}
