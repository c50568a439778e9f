/** `(3) #den · Ada's laptop`. */
export function formatTitle({ unread, label, title }: { unread: number; label: string; title: string }): string {
  const count = unread === 0 ? '' : `(${unread > 99 ? '99+' : unread}) `;
  return `${count}${[label, title].filter((part) => part !== '').join(' · ')}`;
}
