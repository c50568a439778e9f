import { chooseSwitch } from './settings.ts';

/** How a person is talked to: on a screen of its own, line by line with a prompt, or not at all. */
export type Face = 'screen' | 'linear' | 'none';

/** Decided from the streams, not from `CI`. Plain lines by flag, `PYCHAT_PLAIN`, the config file, or on a terminal that can do no more. */
export function chooseFace({ isPlain }: { readonly isPlain: boolean | undefined }): Face {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return 'none';
  return chooseSwitch('plain', isPlain) || process.env.TERM === 'dumb' ? 'linear' : 'screen';
}
