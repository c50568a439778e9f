import { neutralize } from '../../chat/text.ts';

/** What a terminal can show in columns: a tab would jump to one of its own. */
export function harmless(text: string): string {
  return neutralize(text).replaceAll('\t', '    ');
}
