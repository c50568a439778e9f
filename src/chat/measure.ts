import type { Account } from './account.ts';
import type { Nick } from './nick.ts';

/**
 * What somebody in charge did to keep order; a fact in the lobby's log. Without `until` it holds until it is taken back. `whom`
 * is absent where it was about an address, which is nobody's business.
 */
export type Measure =
  | { readonly type: 'role-changed'; readonly whom: Nick; readonly role: Account['role'] }
  | { readonly type: 'member-kicked'; readonly whom: Nick; readonly reason?: string }
  | { readonly type: 'member-banned'; readonly whom?: Nick; readonly until?: number; readonly reason?: string }
  | { readonly type: 'ban-lifted'; readonly whom?: Nick }
  | { readonly type: 'member-muted'; readonly whom: Nick; readonly until?: number }
  | { readonly type: 'member-unmuted'; readonly whom: Nick }
  | { readonly type: 'nick-freed'; readonly whom: Nick };

/** The types of measures, as they stand in logs and frames. */
export const measureTypes: ReadonlySet<string> = new Set<Measure['type']>([
  'role-changed',
  'member-kicked',
  'member-banned',
  'ban-lifted',
  'member-muted',
  'member-unmuted',
  'nick-freed',
]);
