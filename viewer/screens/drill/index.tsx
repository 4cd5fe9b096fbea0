/** The page on which a drill is played: by one alone, in two windows, or as a seat at the room of a server. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { ROOM, WINDOW } from '../../app/drillLinks.js';
import '../../style/drill.css';
import { Branches } from './Branches.js';
import { Choose, failureSentences } from './Choose.js';
import { createDesk, type Desk } from './desk.js';
import { DrillStage } from './DrillStage.js';
import { Heard } from './Heard.js';
import { overSocket } from './line.js';
import { Orders } from './Orders.js';
import { openSeat } from './seat.js';
import { followLanguage, speech, t } from './speech.js';
import type { KeptDrill } from './store.js';
import { openTable } from './table.js';
import { TopBar } from './TopBar.js';
import { Connected, Criteria, Injects, Taken } from './Trainer.js';
import { overOpener } from './windows.js';

const TABS = ['staff', 'plan', 'heard'] as const;

function Play({ desk, leave }: { desk: Desk; leave: (() => void) | null }) {
  const page = desk.page.value;
  const seated = page.seated.value;
  const state = page.line.state.value;
  if (seated === null || page.clock.value === null || desk.names.value === null)
    return (
      <main class="drill-choose" data-testid="line" data-state={state}>
        <p role="status">{t(`state.${state}`)}</p>
      </main>
    );
  const trainer = seated.role === null;
  const tab = desk.tab.value;
  return (
    <div class="drill-play" data-tab={tab} data-seat={seated.role?.id ?? 'trainer'}>
      <TopBar desk={desk} leave={leave} />
      <div class="drill-tabs" role="group">
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            class="button"
            aria-pressed={tab === one}
            data-testid={`drill-tab-${one}`}
            onClick={() => (desk.tab.value = one)}
          >
            {t(one === 'staff' && trainer ? 'tab.injects' : `tab.${one}`)}
          </button>
        ))}
      </div>
      <aside class="drill-left">
        {trainer ? (
          <>
            <Connected desk={desk} />
            <Injects desk={desk} />
            <Criteria desk={desk} />
            <Taken desk={desk} />
          </>
        ) : (
          <Orders desk={desk} />
        )}
      </aside>
      <DrillStage desk={desk} />
      <aside class="drill-right">
        <Heard desk={desk} />
      </aside>
      {trainer && <Branches desk={desk} />}
    </div>
  );
}

function Local({ app }: { app: App }) {
  const [desk, set] = useState<Desk | null>(null);
  const [opening, wait] = useState(false);
  const [failed, say] = useState<readonly string[]>([]);
  useEffect(() => () => desk?.close(), [desk]);
  const open = async (kept: KeptDrill): Promise<void> => {
    wait(true);
    const table = await openTable(kept);
    wait(false);
    if ('kind' in table) say(failureSentences(app, table));
    else set(createDesk(app, { table, seat: 'trainer' }));
  };
  if (opening)
    return (
      <main class="drill-choose">
        <progress aria-label={t('opening')} />
        <p role="status">{t('opening')}</p>
      </main>
    );
  if (desk === null) return <Choose key={failed.join()} app={app} open={(kept) => void open(kept)} failed={failed} />;
  return <Play desk={desk} leave={() => set(null)} />;
}

/** A seat at a drill that is played elsewhere. */
function Remote({ app, token }: { app: App; token: string | null }) {
  const desk = useMemo(
    () => createDesk(app, { remote: openSeat(token === null ? overOpener : overSocket(token)) }),
    [token],
  );
  useEffect(() => () => desk.close(), [desk]);
  return <Play desk={desk} leave={null} />;
}

export default function DrillScreen({ app }: { app: App }) {
  useEffect(() => followLanguage(app), []);
  if (speech.value === null) return null;
  const token = ROOM.exec(location.hash)?.[1] ?? null;
  return token !== null || location.hash === WINDOW ? <Remote app={app} token={token} /> : <Local app={app} />;
}
