/** Time histories as lines to be drawn, with their words. */
import { kindIn, type Cause, type Histories } from '../../../engine/index.js';
import type { App } from '../../app/app.js';

export interface Line {
  label: string;
  values: ArrayLike<number>;
}

export interface Chart {
  id: 'remaining' | 'waiting' | 'stairs';
  title: string;
  lines: Line[];
}

const some = (values: ArrayLike<number>): boolean => Array.from(values).some((value) => value > 0);

export function chartsOf(app: App, histories: Histories): Chart[] {
  const { sentences } = app.text.value;
  const stairs = app.player.building.peek()?.stairs ?? [];
  const classes = app.player.header.peek()?.scenario.classes;
  const kindOf = (name: string): string => kindIn({ classes }, { mobility: name, class: name }, app.text.value);
  const byClass = Object.entries(histories.remainingByClass);
  const byCause = Object.entries(histories.waitingByCause) as [Cause, Uint32Array][];
  return [
    {
      id: 'remaining',
      title: app.t('chart.remaining'),
      lines: [
        { label: app.t('chart.all'), values: histories.remaining },
        ...byClass.filter(([, values]) => some(values)).map(([name, values]) => ({ label: kindOf(name), values })),
      ],
    },
    {
      id: 'waiting',
      title: app.t('chart.waiting'),
      lines: byCause
        .filter(([name, values]) => name !== 'none' && some(values))
        .map(([name, values]) => ({ label: sentences.cause[name](null), values })),
    },
    {
      id: 'stairs',
      title: app.t('chart.stairs'),
      lines: histories.stairs.flatMap(({ stair, down, up }) => [
        ...(some(down) ? [{ label: app.t('chart.stairDown', { id: stairs[stair] }), values: down }] : []),
        ...(some(up) ? [{ label: app.t('chart.stairUp', { id: stairs[stair] }), values: up }] : []),
      ]),
    },
  ];
}
