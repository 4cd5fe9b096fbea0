/** The building as the seat knows it: what is not looked into is veiled. */
import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { wantedDrawing } from '../../app/drawing.js';
import { smokeText } from '../../app/sayings.js';
import type { Stage, StageLabels } from '../../stage/types.js';
import { ViewButtons, ZoomButtons } from '../play/ViewButtons.js';
import type { Desk } from './desk.js';
import { createFrames, type Frames } from './frame.js';
import { t } from './speech.js';

function labels({ app, page, names }: Desk): StageLabels {
  const { building, house } = page.value.seated.value!;
  const called = names.value!;
  const { number } = app.text.value;
  return {
    storey: (i) => called.storey(building.storeys[i].id),
    space: (i) => building.spaces[i].id,
    person: (row) => house.people[row].id,
    outside: app.t('stage.outside'),
    smoke: (layer, sight) => smokeText(app, layer, sight),
    count: (n) => number(n),
  };
}

/** Keeps the stage in step with the seat. */
function follow(desk: Desk, stage: Stage): () => void {
  let drawn: unknown = null;
  let frames: Frames | null = null;
  const rowOf = (id: string | null): number | null => {
    const row = desk.page.value.seated.value?.house.people.findIndex((one) => one.id === id) ?? -1;
    return row < 0 ? null : row;
  };
  const stops = [
    effect(() => {
      const seated = desk.page.value.seated.value;
      if (seated === null || desk.names.value === null) return;
      const said = labels(desk);
      const { building, house, incident } = seated;
      if (drawn === building) {
        stage.setLabels(said);
        return;
      }
      drawn = building;
      frames = createFrames(house, building);
      const scenario = { facility: { spaces: [] }, incident: incident === null ? {} : { space: incident } };
      stage.load(building, { people: house.people, residents: house.residents, scenario }, said);
      // What is veiled belongs to the house that was drawn before.
      stage.setView(desk.look.peek());
    }),
    effect(() => {
      const view = desk.page.value.view.value;
      const seated = desk.page.value.seated.value;
      if (view === null || seated === null || frames === null || drawn !== seated.building) return;
      stage.setSeen(seated.role === null ? null : frames.seen(view));
      stage.show(frames.of(view));
    }),
    effect(() => stage.setTheme(desk.app.theme.value)),
    effect(() => stage.setView(desk.look.value)),
    effect(() => {
      void desk.page.value.seated.value;
      stage.select(rowOf(desk.chosen.value));
    }),
    effect(() => {
      const building = desk.page.value.seated.value?.building;
      const id = desk.target.value;
      if (building === undefined) return;
      const space = desk.verb.value === 'go' ? building.spaces.findIndex((one) => one.id === id) : -1;
      const opening = desk.verb.value === 'shut' ? building.openings.findIndex((one) => one.id === id) : -1;
      stage.mark(space < 0 ? [] : [space], opening < 0 ? [] : [opening]);
    }),
    stage.onEvent((event) => desk.pressed(event)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function Bar({ desk, stage }: { desk: Desk; stage: Stage }) {
  const { app, look } = desk;
  const seated = desk.page.value.seated.value;
  const names = desk.names.value;
  if (seated === null || names === null) return null;
  return (
    <div class="stage-bar">
      <ViewButtons
        app={app}
        building={seated.building}
        names={names}
        view={look.value}
        set={(view) => (look.value = view)}
      />
      <ZoomButtons app={app} stage={() => stage} />
    </div>
  );
}

/** Where the orders are on another tab: what was pressed on the plan can be ordered here. */
function GiveHere({ desk }: { desk: Desk }) {
  const role = desk.page.value.seated.value?.role ?? null;
  const command = role === null ? null : desk.command();
  if (command === null || desk.target.value === null) return null;
  return (
    <button type="button" class="button main give-here" data-testid="give-here" onClick={() => desk.give(command)}>
      {t('order.give')}: {desk.app.text.value.sentences.order(command, desk.names.value!)}
    </button>
  );
}

export function DrillStage({ desk }: { desk: Desk }) {
  const host = useRef<HTMLDivElement>(null);
  const [stage, set] = useState<Stage | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let gone = false;
    let stop = (): void => {};
    void (async () => {
      try {
        const { createStage } = await import('../../stage/stage.js');
        const made = await createStage(host.current!, {
          theme: desk.app.theme.peek(),
          test: navigator.webdriver,
          renderer: wantedDrawing(),
          insets: { top: 56 },
        });
        if (gone) {
          made.destroy();
          return;
        }
        const unfollow = follow(desk, made);
        stop = () => {
          unfollow();
          made.destroy();
        };
        set(made);
      } catch {
        if (!gone) setBroken(true);
      }
    })();
    return () => {
      gone = true;
      stop();
    };
  }, [desk]);
  const role = desk.page.value.seated.value?.role;
  return (
    <main class="stage drill-stage" data-drawn={stage !== null}>
      <div ref={host} class="stage-host" role="img" aria-label={desk.app.t('stage.label')} />
      {stage !== null && <Bar desk={desk} stage={stage} />}
      {broken && (
        <div class="cover" role="alert">
          <p>{t('stage.none')}</p>
        </div>
      )}
      {role !== null && role !== undefined && !broken && <p class="fog-key">{t('fog')}</p>}
      <GiveHere desk={desk} />
    </main>
  );
}
