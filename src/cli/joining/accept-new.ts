/** Whom to join where another host was met: nobody, whoever answers, or who has this identity. */
export type Acceptance = { readonly type: 'nobody' | 'anybody' } | { readonly type: 'one'; readonly identity: string };

/** For every command that joins. */
export const acceptNewOption = {
  'accept-new': {
    type: 'boolean',
    describe: 'Join also where another host answers than you met there',
  },
} as const;

/** What the flag says. */
export function acceptanceOf(acceptNew: boolean | undefined): Acceptance {
  return { type: acceptNew ? 'anybody' : 'nobody' };
}
