/** The map on the floor follows what is chosen and how far the run is. */
import { computed, effect, untracked } from '@preact/signals';
import type { DensityMap, Question, SafetyTimes } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import type { Layer, Stage } from '../../stage/types.js';

/** Edge of the cells of the density map, m; and the span of time it covers, s. */
const DENSITY_CELL = 1;
const DENSITY_SPAN = 60;
/** The density is drawn anew when the clock has moved by so much, the times when so much more is computed, s. */
const DENSITY_EVERY = 5;
const TIMES_EVERY = 60;

type MapQuestion = Extract<Question, { kind: 'density' | 'safetyTimes' }>;

interface Wish {
  layer: Layer;
  question: MapQuestion;
  /** The same key: the same answer. */
  key: string;
}

function wishOf(app: App): Wish | null {
  const { player } = app;
  const layer = app.layer.value;
  if (layer === 'none' || player.phase.value !== 'ready') return null;
  if (layer === 'timeToSafety') {
    const until = player.ended.value ? 'end' : Math.floor(player.computed.value / TIMES_EVERY);
    return { layer, question: { kind: 'safetyTimes' }, key: `${layer}/${until}` };
  }
  const now = player.clock.value;
  const to = Math.min(Math.max(Math.ceil(now / DENSITY_EVERY), 1) * DENSITY_EVERY, player.computed.value);
  const question: MapQuestion = { kind: 'density', from: Math.max(0, to - DENSITY_SPAN), to, cell: DENSITY_CELL };
  return { layer, question, key: `${layer}/${to}` };
}

/** One question at a time; the newest wish is asked when the answer before has come. Gives what ends it. */
export function followMap(app: App, stage: Stage): () => void {
  const { player } = app;
  const key = computed(() => wishOf(app)?.key ?? '');
  let asked = '';
  let busy = false;
  let gone = false;
  let shown: Layer = 'none';
  let run: unknown = null;
  const show = (layer: Layer, data: DensityMap | SafetyTimes | null): void => {
    app.layerData.value = data;
    stage.setLayer(data === null ? 'none' : layer, data);
  };
  const ask = (): void => {
    const wish = wishOf(app);
    if (wish === null) {
      asked = '';
      show('none', null);
      return;
    }
    if (busy || wish.key === asked) return;
    asked = wish.key;
    busy = true;
    // Another scale would be wrong for what was shown before.
    if (app.layerData.peek() !== null && shown !== wish.layer) show('none', null);
    const { header } = player;
    const of = header.peek();
    player
      .ask(wish.question)
      .then(
        (answer) => {
          if (gone || app.layer.peek() !== wish.layer || header.peek() !== of) return;
          shown = wish.layer;
          show(wish.layer, answer);
        },
        (error: unknown) => {
          if (gone || player.phase.peek() !== 'ready' || header.peek() !== of) return;
          app.say(app.t('why.failed', { message: error instanceof Error ? error.message : String(error) }));
        },
      )
      .finally(() => {
        busy = false;
        if (!gone) ask();
      });
  };
  const stop = effect(() => {
    void key.value;
    void player.header.value;
    untracked(() => {
      // Another run: the same key means something else.
      if (player.header.peek() !== run) {
        run = player.header.peek();
        asked = '';
      }
      ask();
    });
  });
  return () => {
    gone = true;
    stop();
  };
}
