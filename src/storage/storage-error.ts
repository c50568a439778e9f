/** The log cannot be opened or written: the disk is full, the folder is in use, the file is damaged. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: 'in-use' | 'cannot-open' | 'cannot-write' | 'newer-schema';

  constructor(code: StorageError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
