import type { Client } from '../../../client/client.ts';
import { formatRoomLabel } from '../../../client/rooms/room-label.ts';
import { formatPrivateInvite } from '../../../client/text/format-invite.ts';
import { CopyField } from '../../controls/CopyField.tsx';
import { Dialog } from '../../dialogs/Dialog.tsx';
import type { Dialogs } from '../../dialogs/use-dialogs.ts';
import { formatCodeNote, inviteLines } from './invite-lines.ts';
import { isLoopback } from './loopback.ts';
import { useInvite } from './use-invite.ts';

interface InviteDialogProps {
  readonly client: Client;
  onClose(): void;
}

/** Shows what others need to come into the shown room. */
export function openInvite(dialogs: Dialogs, client: Client): void {
  void dialogs.open((close) => <InviteDialog client={client} onClose={() => close()} />);
}

function InviteDialog({ client, onClose }: InviteDialogProps) {
  const { info, nick } = client.view;
  const { keyId } = client.own;
  const inviting = useInvite(client);
  return (
    <Dialog title={`Invite others to ${formatRoomLabel(info, { keyId, nick })}`} shape="wide" onClose={onClose}>
      {inviting.type === 'looking' && <p>Asking the host…</p>}
      {inviting.type === 'asked' && <p>{formatPrivateInvite(inviting.inCharge)}</p>}
      {inviting.type === 'own' && <WaysIn client={client} shown={inviting.shown} />}
      {inviting.type === 'open' && <WaysIn client={client} />}
    </Dialog>
  );
}

function WaysIn({
  client,
  shown,
}: Pick<InviteDialogProps, 'client'> & Pick<Parameters<typeof inviteLines>[0], 'shown'>) {
  const { view, own } = client;
  return (
    <>
      {isLoopback(location.hostname) && (
        <p>
          This page is open on the host's own machine: others need its address on the network in place of{' '}
          {location.hostname}.
        </p>
      )}
      {inviteLines({ view, keyId: own.keyId, place: location, shown }).map((line) => (
        <CopyField key={line.label} {...line} />
      ))}
      {shown && <p className="Field-hint">{formatCodeNote(shown)}</p>}
      {view.info.isLocked && <p>They are asked for the room's password, too.</p>}
    </>
  );
}
