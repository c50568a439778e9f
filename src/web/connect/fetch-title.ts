import { neutralizeLine } from '../../chat/text.ts';

/** What the host that this page came from is called, which anybody may ask; empty where it does not say. [P75] */
export async function fetchTitle(origin = ''): Promise<string> {
  try {
    const answer = await fetch(`${origin}/health`, { cache: 'no-store' });
    const { title } = (await answer.json()) as { readonly title?: unknown };
    return typeof title === 'string' ? neutralizeLine(title) : '';
  } catch {
    // There is a page without it, too.
    return '';
  }
}
