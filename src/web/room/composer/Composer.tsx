import type { WebChat } from '../../connect/open-chat.ts';
import { ComposerForm } from './ComposerForm.tsx';
import type { ComposerMode } from './composer-mode.ts';
import { useComposerView } from './composer-view.ts';

interface ComposerProps {
  readonly chat: WebChat;
  /** Of the shown room. */
  readonly mode: ComposerMode;
  onModeChange(mode: ComposerMode): void;
  /** The person wants to leave the chat: `/quit`, or `exit` alone. */
  onLeave(): void;
}

/** Where messages are written: each room has its own draft. */
export function Composer(props: ComposerProps) {
  const view = useComposerView(props.chat.client, props.mode);
  return <ComposerForm key={view.info.id} view={view} {...props} />;
}
