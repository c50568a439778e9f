import type { View } from '../../client/view/view.ts';

/** Whether the host says that somebody is here whose connection can be read along. [P64] */
export function isExposed(view: View): boolean {
  return 'isExposed' in view && view.isExposed === true;
}
