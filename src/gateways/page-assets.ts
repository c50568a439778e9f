/** One file of the page, compressed at build time. */
export interface PageAsset {
  /** The value of Content-Type. */
  readonly type: string;
  /** Its name holds the hash of what is in it. */
  readonly isImmutable: boolean;
  readonly br: Buffer;
  readonly gzip: Buffer;
  /** In its quotes, as it stands in the header. */
  readonly etag: string;
}

/** All files of the page by path: `/index.html`, `/assets/room-3f2a9c.js`. */
export type PageAssets = ReadonlyMap<string, PageAsset>;
