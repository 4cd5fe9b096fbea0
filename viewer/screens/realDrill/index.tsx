/** The page for drills that are held in the building: for a tablet in the hand. Loaded when it is first shown. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { loadRecord, ScenarioError, type DrillFile } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import '../../style/realDrill.css';
import { CloseTab, ProblemsTab } from './CloseTab.js';
import { readyDrills } from './drills.js';
import { CodesSheet } from './CodesSheet.js';
import { createDesk, type Desk, type Home } from './desk.js';
import { PeopleTab } from './PeopleTab.js';
import { RoomsTab, StoreyChoice } from './RoomsTab.js';
import { followLanguage, speech, t } from './speech.js';
import { TalkTab } from './TalkTab.js';
import { Clock, TimeTab } from './TimeTab.js';

/** One desk for as long as the page is open. */
let desk: Desk | null = null;

const TABS = ['time', 'rooms', 'people', 'problems', 'close'] as const;
type Tab = (typeof TABS)[number];

function homeOf(app: App): Home {
  const header = app.player.header.value;
  const building = app.player.building.value;
  if (header === null) return { id: 'home', name: '–', variant: null, shifts: [], building, posts: new Map() };
  const { scenario, variant, people } = header;
  const { post } = app.text.value.words;
  return {
    id: scenario.id,
    name: scenario.name,
    variant,
    shifts: Object.keys(scenario.roster.shifts),
    building,
    posts: new Map(people.flatMap((one) => (one.post === null ? [] : [[one.id, post[one.post as keyof typeof post]]]))),
  };
}

async function bring(app: App, own: Desk, file: File): Promise<string[]> {
  try {
    own.bring(await loadRecord(JSON.parse(await file.text()) as unknown));
    return [];
  } catch (error) {
    if (error instanceof ScenarioError)
      return error.problems.map((problem) => `${problem.path}: ${app.text.peek().problem(problem)}`);
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** A drill to be talked through. */
function TableTop({ app, own }: { app: App; own: Desk }) {
  const [drills, set] = useState<readonly DrillFile[]>([]);
  const [at, choose] = useState(0);
  useEffect(() => {
    void readyDrills().then(set);
  }, []);
  return (
    <section class="card">
      <h3>{t('talk')}</h3>
      <p>{t('talk.intro')}</p>
      <div class="line">
        <label class="field">
          <span>{t('talk.drill')}</span>
          <select
            value={String(at)}
            data-testid="drill"
            onChange={(event) => choose(Number(event.currentTarget.value))}
          >
            {drills.map(({ id, name }, i) => (
              <option key={id} value={String(i)}>
                {app.text.value.pick(name)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="button big"
          disabled={drills.length === 0}
          data-testid="begin-talk"
          onClick={() => own.talk(drills[at])}
        >
          {t('talk.start')}
        </button>
      </div>
    </section>
  );
}

function Records({ app, own, home }: { app: App; own: Desk; home: Home }) {
  const [storey, choose] = useState(-1);
  const [wrong, say] = useState<readonly string[]>([]);
  const [codes, showCodes] = useState(false);
  return (
    <main class="real-list">
      <h2>{t('title')}</h2>
      <p>{t('intro')}</p>
      <section class="card">
        <h3>{t('new')}</h3>
        <p>{app.text.value.pick(home.name)}</p>
        <div class="line">
          <StoreyChoice home={home} value={storey} onChange={choose} label={t('new.storey')} none={t('new.none')} />
          <button
            type="button"
            class="button big main"
            data-testid="begin"
            onClick={() => own.begin(home, storey < 0 ? null : storey)}
          >
            {t('new.start')}
          </button>
        </div>
      </section>
      <TableTop app={app} own={own} />
      <section class="card">
        <h3>{t('kept')}</h3>
        {own.all.value.length === 0 && <p class="soft">{t('kept.none')}</p>}
        <ul class="taken">
          {own.all.value.map((kept) => (
            <li key={kept.id}>
              <button
                type="button"
                class="button big grow"
                data-testid={`open-${kept.id}`}
                onClick={() => own.choose(kept)}
              >
                {kept.record.date} {kept.record.at} · {app.text.value.pick(kept.record.home.name)} ·{' '}
                {t(kept.record.closed ? 'kept.closed' : 'kept.open')}
              </button>
              <button
                type="button"
                class="button"
                onClick={() => {
                  if (confirm(t('forget.sure'))) void own.remove(kept.id);
                }}
              >
                {t('forget')}
              </button>
            </li>
          ))}
        </ul>
        <div class="line">
          <label class="button big file">
            {t('import')}
            <input
              type="file"
              accept=".json,application/json"
              data-testid="import"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file !== undefined) void bring(app, own, file).then(say);
                event.currentTarget.value = '';
              }}
            />
          </label>
          {home.building !== null && (
            <button type="button" class="button big" onClick={() => showCodes(true)}>
              {t('codes')}
            </button>
          )}
        </div>
        {wrong.length > 0 && (
          <div role="alert" class="refused">
            <b>{t('import.failed')}</b>
            <ul>
              {wrong.slice(0, 12).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
      </section>
      {codes && <CodesSheet app={app} home={home} close={() => showCodes(false)} />}
    </main>
  );
}

function Head({ app, own }: { app: App; own: Desk }) {
  const { record, startedAt } = own.open.value!;
  const running = own.running();
  const state = startedAt === null ? 'not.started' : running ? 'running' : 'stopped';
  return (
    <header class="real-head">
      <div class="line">
        <button type="button" class="button" data-testid="all-records" onClick={() => own.choose(null)}>
          ← {t('back')}
        </button>
        <span class="grow">
          {app.text.value.pick(record.home.name)} · {record.date}
        </span>
        <span role="status" class={`saving ${own.saving.value}`} data-testid="saving" data-state={own.saving.value}>
          {t(`saving.${own.saving.value}`)}
        </span>
      </div>
      {record.mode === 'tabletop' && <p class="tabletop">{t('tabletop.mark')}</p>}
      {record.talk === undefined && (
        <div class="line">
          <Clock desk={own} />
          <span class="soft grow">{t(state)}</span>
          {startedAt === null ? (
            <button
              type="button"
              class="button big main"
              disabled={record.closed}
              data-testid="start"
              onClick={() => own.start()}
            >
              {t('start')}
            </button>
          ) : (
            <button
              type="button"
              class="button big"
              disabled={!running || record.closed}
              data-testid="stop"
              onClick={() => {
                if (confirm(t('stop.sure'))) own.take('ended');
              }}
            >
              {t('stop')}
            </button>
          )}
        </div>
      )}
    </header>
  );
}

function Record({ app, own, home }: { app: App; own: Desk; home: Home }) {
  const [tab, show] = useState<Tab>('time');
  const talks = own.open.value!.record.talk !== undefined;
  const shown = talks ? TABS.filter((id) => id !== 'rooms') : TABS;
  return (
    <main class="real-record">
      <Head app={app} own={own} />
      <div class="tabs" role="tablist" aria-label={t('title')}>
        {shown.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={tab === id}
            aria-controls="real-panel"
            class="button big"
            data-testid={`tab-${id}`}
            onClick={() => show(id)}
          >
            {t(talks && id === 'time' ? 'tab.talk' : `tab.${id}`)}
          </button>
        ))}
      </div>
      <div id="real-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} class="panel" tabIndex={0}>
        {tab === 'time' && (talks ? <TalkTab app={app} desk={own} /> : <TimeTab desk={own} home={home} />)}
        {tab === 'rooms' && <RoomsTab desk={own} home={home} />}
        {tab === 'people' && <PeopleTab desk={own} home={home} />}
        {tab === 'problems' && <ProblemsTab desk={own} />}
        {tab === 'close' && <CloseTab desk={own} />}
      </div>
    </main>
  );
}

export default function RealDrill({ app }: { app: App }) {
  const own = useMemo(() => (desk ??= createDesk()), []);
  useEffect(() => {
    app.player.pause();
    return followLanguage(app);
  }, []);
  if (speech.value === null) return <main class="real-list" aria-busy="true" />;
  const home = homeOf(app);
  return own.open.value === null ? (
    <Records app={app} own={own} home={home} />
  ) : (
    <Record app={app} own={own} home={home} />
  );
}
