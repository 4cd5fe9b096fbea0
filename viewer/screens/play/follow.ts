/** The stage follows the app, and the app hears the stage. */
import { effect } from '@preact/signals';
import { namesIn } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { smokeText } from '../../app/sayings.js';
import type { Player } from '../../player/types.js';
import type { Stage, StageLabels } from '../../stage/types.js';
import { followMap } from './followMap.js';

/** Words on the canvas for what a player plays. */
export function labelsOf(app: App, player: Player = app.player): StageLabels {
  const header = player.header.value!;
  const building = player.building.value!;
  const names = namesIn(header.scenario, app.text.value);
  const { number } = app.text.value;
  return {
    storey: (i) => names.storey(building.storeys[i].id),
    space: (i) => building.spaces[i].id,
    person: (row) => header.people[row].id,
    outside: app.t('stage.outside'),
    smoke: (layer, sight) => smokeText(app, layer, sight),
    count: (n) => number(n),
  };
}

/** Keeps a stage in step with the app: one effect for each thing that can change. */
export function follow(app: App, stage: Stage): () => void {
  const { player } = app;
  let loaded: unknown = null;
  const stops = [
    effect(() => {
      const building = player.building.value;
      const header = player.header.value;
      if (building === null || header === null || app.names.value === null) return;
      const labels = labelsOf(app);
      if (loaded === building) stage.setLabels(labels);
      else {
        loaded = building;
        stage.load(building, header, labels);
      }
    }),
    effect(() => stage.setTheme(app.theme.value)),
    effect(() => {
      if (player.building.value !== null) stage.setView(app.view.value);
    }),
    effect(() => stage.setTrails(app.trails.value)),
    effect(() => stage.select(app.selected.value)),
    effect(() => stage.mark(app.marked.value.spaces, app.marked.value.openings)),
    followMap(app, stage),
    stage.onEvent((event) => {
      if (event.kind === 'person') {
        app.selected.value = event.row;
        app.panel.value = 'why';
      } else if (event.kind === 'storey') {
        app.view.value = { kind: 'floor', storey: event.storey };
        app.place.value = { kind: 'storey', storey: player.building.peek()!.storeys[event.storey].id };
      } else if (event.kind === 'space') {
        const building = player.building.peek()!;
        const space = building.spaces[event.space];
        app.place.value =
          space.stair >= 0
            ? { kind: 'stair', stair: building.stairs[space.stair] }
            : { kind: 'storey', storey: building.storeys[space.storey].id };
      } else if (event.kind === 'nothing') app.selected.value = null;
    }),
  ];
  // Between two frames the clock moves by the time that really passed.
  let last = performance.now();
  let handle = requestAnimationFrame(function frame(now: number) {
    player.tick((now - last) / 1000);
    last = now;
    const state = player.frame();
    if (state !== null && loaded !== null) stage.show(state);
    handle = requestAnimationFrame(frame);
  });
  return () => {
    cancelAnimationFrame(handle);
    for (const stop of stops) stop();
  };
}

/** The clock goes on where nothing can be drawn. */
export function withoutStage(app: App): () => void {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    app.player.tick((now - last) / 1000);
    last = now;
  }, 100);
  return () => clearInterval(timer);
}
