import { Icon } from '../../controls/Icon.tsx';
import { useCopying } from './use-copying.ts';
import './CodeBlock.css';

/** Fenced code as it stands; long lines and many of them scroll by themselves. */
export function CodeBlock({ text }: { readonly text: string }) {
  const { canCopy, hasCopied, copy } = useCopying();
  return (
    <div className="CodeBlock">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className="CodeBlock-text" tabIndex={0}>
        <code>{text}</code>
      </pre>
      {canCopy && (
        <button type="button" className="CodeBlock-copy" onClick={() => copy(text)}>
          <Icon name={hasCopied ? 'check' : 'copy'} />
          <span className="visually-hidden">{hasCopied ? 'Copied' : 'Copy this code'}</span>
        </button>
      )}
    </div>
  );
}
