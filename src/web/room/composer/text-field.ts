/** Puts a text in place of a part of a field, as if it had been typed: it can be undone, and the field's listeners hear of it. */
export function replaceInField(
  field: HTMLTextAreaElement,
  { from, to, by }: { readonly from: number; readonly to: number; readonly by: string },
): void {
  field.focus();
  field.setSelectionRange(from, to);
  // The only way that keeps the browser's undo; where it is gone, only that is missing.
  if (document.execCommand('insertText', false, by)) return;
  field.setRangeText(by, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
