import { useEffect, useReducer } from 'react';
import { formatTyping } from '../../../client/text/format-typing.ts';
import type { View } from '../../../client/view/view.ts';
import './TypingLine.css';

/** Says who else writes; its height is the same whether anybody does. */
export function TypingLine({ typing }: Pick<View, 'typing'>) {
  const [, look] = useReducer((count: number) => count + 1, 0);
  const words = formatTyping({ typing }, performance.now());
  useEffect(() => {
    if (words === '') return undefined;
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [words]);
  return (
    <p className="TypingLine">
      {words !== '' && <span className="TypingLine-dots" aria-hidden="true" />}
      {words}
    </p>
  );
}
