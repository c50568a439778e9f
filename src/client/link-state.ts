import type { ClientError } from './client-error.ts';

/** Where a link is. `knocking`: the host of that title was asked to let us in. A retry is due at `retryAt`, on the `now` clock. */
export type LinkState =
  | { readonly type: 'connecting' }
  | { readonly type: 'knocking'; readonly title: string }
  | { readonly type: 'open' }
  | { readonly type: 'waiting-to-retry'; readonly retryAt: number; readonly reason: string }
  | { readonly type: 'closed'; readonly error?: ClientError };
