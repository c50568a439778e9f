import { Icon } from '../../controls/Icon.tsx';
import './NewestButton.css';

interface NewestButtonProps {
  /** How many messages have come since the end was left. */
  readonly count: number;
  onGo(): void;
}

/** Goes back to the newest message. It stands in what scrolls, which so can be scrolled from there, and takes no place in it. */
export function NewestButton({ count, onGo }: NewestButtonProps) {
  return (
    <div className="NewestButton">
      <button
        type="button"
        className={count > 0 ? 'NewestButton-go NewestButton-new' : 'NewestButton-go'}
        onClick={onGo}
      >
        {count === 0 ? <span className="visually-hidden">To the newest message</span> : formatNew(count)}
        <Icon name="down" />
      </button>
    </div>
  );
}

export function formatNew(count: number): string {
  return count === 1 ? '1 new message' : `${count.toLocaleString('en')} new messages`;
}
