import { Icon } from '../../controls/Icon.tsx';
import './PasteOffer.css';

interface PasteOfferProps {
  onFence(): void;
  onClose(): void;
}

/** Several lines were pasted: they may be code. */
export function PasteOffer({ onFence, onClose }: PasteOfferProps) {
  return (
    <div className="PasteOffer">
      <button type="button" className="button" onClick={onFence}>
        <Icon name="code" /> Show what you pasted as code
      </button>
      <button type="button" className="icon-button" aria-label="Leave it as it is" onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}
