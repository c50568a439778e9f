/** The file of the person's key cannot be read, made or used. The message says which file and what to do. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}
