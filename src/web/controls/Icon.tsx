import './Icon.css';

/** Lines on a field of 20 by 20. */
const paths = {
  arrow: 'M4 10h12m-5-5 5 5-5 5',
  back: 'M16 10H4m5-5-5 5 5 5',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 15.5a1.5 1.5 0 0 0 3 0',
  check: 'm4 10.5 4 4 8-9',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm0-11v4l2.8 2',
  close: 'm5 5 10 10M15 5 5 15',
  code: 'm7 6-4 4 4 4m6-8 4 4-4 4',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  dice: 'M5 2.5h10A2.5 2.5 0 0 1 17.5 5v10a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 15V5A2.5 2.5 0 0 1 5 2.5zM6.5 6.5h.01M10 10h.01M13.5 13.5h.01M13.5 6.5h.01M6.5 13.5h.01',
  door: 'M11 4H5v12h6M8.5 10H17m-3-3 3 3-3 3',
  down: 'M10 4v12m-5-5 5 5 5-5',
  edit: 'm4 16 .8-3.6L13.5 3.7l2.8 2.8-8.7 8.7z',
  help: 'M7.5 7.5a2.5 2.5 0 1 1 3.7 2.2c-.8.4-1.2.9-1.2 1.8M10 15h.01',
  invite: 'M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm-5 6.5c0-2.8 2.2-4.5 5-4.5s5 1.7 5 4.5M15.5 6v5M13 8.5h5',
  key: 'M7 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm2.2-5.2L16 3m-2.5 2.5L16 8',
  lock: 'M5 9h10v8H5zm2 0V6.5a3 3 0 0 1 6 0V9',
  more: 'M4 10a.6.6 0 1 0 1.2 0A.6.6 0 1 0 4 10zm5.4 0a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0zm5.4 0a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0z',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-2.8 2.4-4.5 5.5-4.5s5.5 1.7 5.5 4.5M13 4a2.8 2.8 0 0 1 0 5.3m1.5 3c2 .6 3.5 2 3.5 4.2',
  pin: 'M7.5 3h5l-.7 5.2L14.5 11h-9l2.7-2.8zM10 11v6',
  plus: 'M10 4v12M4 10h12',
  react: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7.5 8h.01M12.5 8h.01M7 11.5c.6 1.3 1.7 2 3 2s2.4-.7 3-2',
  reply: 'M8 5 3.5 9.5 8 14M4 9.5h7.5c3 0 5 2 5 5.5',
  rooms: 'M3 5h14M3 10h14M3 15h9',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.5 4 4',
  send: 'M3.5 10 3 3.5 17 10 3 16.5zm0 0H10',
  topic: 'M4 5h12M4 9h12M4 13h7',
  trash: 'M4 6h12M8 6V4h4v2m2.5 0-.7 10.5H6.2L5.5 6M8.5 9v4.5m3-4.5v4.5',
  unlocked: 'M5 9h10v8H5zm2 0V6.5a3 3 0 0 1 5.8-1',
  warning: 'M10 3 2.5 16.5h15zM10 8.5v3.5m0 2.3h.01',
} as const;

export type IconName = keyof typeof paths;

/** A picture that says nothing by itself: what it stands beside, or the label of its button, does. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="Icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
