import { type FormEvent, useEffect, useState } from 'react';
import { openBrowserKey } from '../connect/browser-key.ts';
import { Logo } from '../controls/Logo.tsx';
import type { Entered } from '../entering/enter-chat.ts';
import { PrivacyNote } from '../entering/PrivacyNote.tsx';
import { Entrance } from './Entrance.tsx';
import './HomePage.css';
import { browserStore } from '../keep/text-store.ts';
import { NickField } from './NickField.tsx';
import { RoomChoice } from './RoomChoice.tsx';
import { useWayIn } from './use-way-in.ts';

interface HomePageProps {
  /** The room that the address names. */
  readonly wanted: string | undefined;
  readonly nick: string;
  /** Goes in at once. */
  readonly isEntering: boolean;
  onNick(nick: string): void;
  onEntered(entered: Entered): void;
  /** The address was not meant. */
  onElsewhere(): void;
}

const openLede = 'Talk with everybody who reaches this host. No account: a nick is enough.';
const privateLede =
  'This chat is private: whoever hosts is asked whether to let you in. With a link from them you come in at once.';

/** Where one chooses a nick and a room. */
export function HomePage({ wanted, nick, isEntering, onNick, onEntered, onElsewhere }: HomePageProps) {
  const firstWish = wanted !== undefined && isEntering ? ({ type: 'join', room: wanted } as const) : undefined;
  const { sight, observer, entering } = useWayIn({ nick, firstWish, onEntered });
  const { mistake, isBusy, enter } = entering;
  const [keyId] = useState(() => openBrowserKey(browserStore).keyId);
  const isPrivate = sight.type === 'private';
  const title = observer?.view.title ?? entering.knockingAt ?? (isPrivate ? sight.title : '');
  const hasRooms = wanted === undefined && !isPrivate;
  useEffect(() => {
    document.title = title === '' ? 'pychat' : `${title} · pychat`;
  }, [title]);
  const goIn = (event: FormEvent) => {
    event.preventDefault();
    enter({ type: 'join', room: wanted ?? 'lobby' });
  };
  return (
    <div className={hasRooms ? 'HomePage' : 'HomePage HomePage-narrow'}>
      <header className="HomePage-brand">
        <Logo size={36} /> <span>pychat</span>
      </header>
      <main className="HomePage-main">
        <section className="HomePage-person">
          <h1>{title === '' ? 'Come in' : title}</h1>
          <p className="HomePage-lede">{isPrivate ? privateLede : openLede}</p>
          <PrivacyNote isEncrypted={location.protocol === 'https:'} isExposed={observer?.view.isExposed ?? false} />
          <form className="HomePage-way" onSubmit={goIn}>
            <NickField
              nick={nick}
              by={observer?.own.keyId ?? keyId}
              mistake={mistake?.field === 'nick' ? mistake.message : undefined}
              onChange={onNick}
            />
            {mistake?.field === 'form' && (
              <p className="HomePage-mistake" role="alert">
                {mistake.message}
              </p>
            )}
            <Entrance wanted={wanted} sight={sight} entering={entering} onElsewhere={onElsewhere} />
          </form>
        </section>
        {hasRooms && <RoomChoice sight={sight} mistake={mistake} isBusy={isBusy} onEnter={enter} />}
      </main>
    </div>
  );
}
