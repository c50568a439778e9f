import { useCallback, useState } from 'react';
import './style/base.css';
import { friendlyNick } from '../chat/friendly-nick.ts';
import { DialogsProvider } from './dialogs/DialogsProvider.tsx';
import type { Entered } from './entering/enter-chat.ts';
import { HomePage } from './home/HomePage.tsx';
import { openKeep } from './keep/keep.ts';
import { RoomPage } from './room/RoomPage.tsx';
import { home, type Route } from './route.ts';
import { useRoute } from './use-route.ts';

/** The page, whichever its address names: the way in, or the chat. */
export function App() {
  const [route, go] = useRoute();
  const [entered, setEntered] = useState<Entered>();
  const [kept] = useState(() => openKeep());
  // The nick of the last time, or one that is offered.
  const [nick, setNick] = useState(() => kept.nick ?? friendlyNick(Math.random));
  const leave = useCallback(() => {
    if (entered) setNick(entered.chat.client.view.nick);
    entered?.chat.close();
    setEntered(undefined);
    go(home);
  }, [entered, go]);
  if (entered) return <RoomPage entered={entered} go={go} onLeave={leave} />;
  return (
    <DialogsProvider>
      <HomePage
        key={wantedOf(route)}
        wanted={wantedOf(route)}
        nick={nick}
        isEntering={kept.nick !== undefined}
        onNick={setNick}
        onEntered={setEntered}
        onElsewhere={() => go(home)}
      />
    </DialogsProvider>
  );
}

function wantedOf(route: Route): string | undefined {
  return route.type === 'room' ? route.room : undefined;
}
