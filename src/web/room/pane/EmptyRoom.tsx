import type { Client } from '../../../client/client.ts';
import { Icon } from '../../controls/Icon.tsx';
import { useDialogs } from '../../dialogs/use-dialogs.ts';
import { openInvite } from '../frame/InviteDialog.tsx';
import './EmptyRoom.css';

/** What stands where nothing has been said: how others come. */
export function EmptyRoom({ client }: { readonly client: Client }) {
  const dialogs = useDialogs();
  const isDirect = client.view.info.kind === 'direct';
  return (
    <div className="EmptyRoom">
      <p>{isDirect ? 'This is between the two of you alone.' : 'Nothing has been said here yet.'}</p>
      {!isDirect && (
        <button type="button" className="button" onClick={() => openInvite(dialogs, client)}>
          <Icon name="invite" /> Invite others
        </button>
      )}
    </div>
  );
}
