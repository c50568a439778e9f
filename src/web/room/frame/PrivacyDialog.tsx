import type { WebChat } from '../../connect/open-chat.ts';
import { Dialog } from '../../dialogs/Dialog.tsx';
import type { Dialogs } from '../../dialogs/use-dialogs.ts';
import { PrivacyNote } from '../../entering/PrivacyNote.tsx';
import { useView } from '../../use-view.ts';

interface PrivacyDialogProps {
  readonly chat: WebChat;
  onClose(): void;
}

/** Says who can read what is said here. */
export function openPrivacy(dialogs: Dialogs, chat: WebChat): void {
  void dialogs.open((close) => <PrivacyDialog chat={chat} onClose={() => close()} />);
}

function PrivacyDialog({ chat: { client, isEncrypted }, onClose }: PrivacyDialogProps) {
  const { isExposed } = useView(client);
  return (
    <Dialog title="How private this is" onClose={onClose}>
      <PrivacyNote isEncrypted={isEncrypted} isExposed={isExposed} />
      {isEncrypted && <p>What you say and read is encrypted between this browser and the host.</p>}
      <p>Whoever runs the host can read all that is said. A browser cannot tell you who that is: ask them.</p>
    </Dialog>
  );
}
