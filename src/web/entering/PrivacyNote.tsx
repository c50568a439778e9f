import { Icon } from '../controls/Icon.tsx';
import './PrivacyNote.css';
import { encryptedAddress, formatPrivacyWarning, type Privacy } from './privacy.ts';

/** Says plainly that others can read along, and how they could not; nothing where they cannot. */
export function PrivacyNote(privacy: Privacy) {
  const warning = formatPrivacyWarning(privacy);
  const encrypted = encryptedAddress(location);
  if (warning === '') return null;
  return (
    <div className="PrivacyNote" role="note">
      <Icon name="warning" />
      <p>
        {warning}{' '}
        {encrypted && (
          <>
            <a href={encrypted}>Open it encrypted</a>; the browser warns once.
          </>
        )}
      </p>
    </div>
  );
}
