import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Menu.css';
import { nextIndex } from './next-index.ts';
import { useClosing } from './use-closing.ts';

/** One thing to choose. */
export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly isDangerous?: boolean;
  onChoose(): void;
}

interface MenuProps {
  readonly label: string;
  readonly icon: IconName;
  readonly items: readonly MenuItem[];
  /** Where it opens; default: below. */
  readonly side?: 'below' | 'above';
}

/** A button that offers things to choose: by pointer, or by the arrow keys. */
export function Menu({ label, icon, items, side = 'below' }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    if (root.current?.contains(document.activeElement)) root.current.querySelector('button')?.focus();
  };
  useClosing(root, { isOpen, onClose: close });
  // At once: a key may come before the next picture, and what is focused must still be there.
  useLayoutEffect(() => {
    if (!isOpen) return;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onFocus = ({ target }: FocusEvent) => {
      if (!root.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [isOpen]);
  const choose = ({ onChoose }: MenuItem) => {
    close();
    onChoose();
  };
  return (
    <div className="Menu" ref={root}>
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={icon} />
      </button>
      {isOpen && (
        <div className={`Menu-items Menu-${side}`} role="menu" id={id} aria-label={label} onKeyDown={moveFocus}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              className={item.isDangerous ? 'Menu-item Menu-dangerous' : 'Menu-item'}
              onClick={() => choose(item)}
            >
              <Icon name={item.icon} /> {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const index = items.indexOf(document.activeElement as HTMLElement);
  const next = nextIndex(event.key, { index, count: items.length });
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}
