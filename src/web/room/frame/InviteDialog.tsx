import type { Client } from '../../../client/client.ts';
import { formatRoomLabel } from '../../../client/rooms/room-label.ts';
import { CopyField } from '../../controls/CopyField.tsx';
import { Dialog } from '../../dialogs/Dialog.tsx';
import { formatRoute, routeOf } from '../../route.ts';
import { isLoopback } from './loopback.ts';

interface InviteDialogProps {
  readonly client: Client;
  onClose(): void;
}

/** What others need to come into the shown room. */
export function InviteDialog({ client, onClose }: InviteDialogProps) {
  const { info, nick } = client.view;
  const label = formatRoomLabel(info, { keyId: client.own.keyId, nick });
  const path = info.kind === 'lobby' ? '/' : formatRoute(routeOf(info, label));
  const room = info.kind === 'lobby' ? '' : ` --room ${info.kind === 'private' ? info.id : (info.name ?? info.id)}`;
  return (
    <Dialog title={`Invite others to ${label}`} onClose={onClose}>
      {isLoopback(location.hostname) && (
        <p>
          This page is open on the host's own machine: others need its address on the network in place of{' '}
          {location.hostname}.
        </p>
      )}
      <CopyField label="In a browser" value={`${location.origin}${path}`} />
      <CopyField label="In a terminal" value={`pychat join ${location.host}${room}`} />
      {info.kind === 'private' && <CopyField label="The room's code, for who is here already" value={info.id} />}
      {info.isLocked && <p>They are asked for the room's password, too.</p>}
    </Dialog>
  );
}
