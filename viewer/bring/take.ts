/** What can be taken away: the recording, a picture, tables. */
import { csv, type Histories, type RunEvent } from '../../engine/index.js';
import type { App } from '../app/app.js';
import { chartsOf } from '../screens/check/series.js';

/** Seconds between two lines of the time histories. */
const STEP = 1;

export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** "tower-18_night_seed-1.csv": what it is of, in letters every system takes. */
export function fileName(app: App, what: string, extension: string): string {
  const header = app.player.header.peek();
  const parts =
    header === null
      ? []
      : [header.scenario.id, header.variant ?? '', `seed-${header.seed}`.replace(/[^\p{L}\p{N}_-]/gu, '')];
  return `${[...parts, what].filter((part) => part !== '').join('_')}.${extension}`;
}

export function eventRows(app: App, events: readonly RunEvent[]): (string | number)[][] {
  const { text, names, player } = app;
  const header = player.header.peek()!;
  const called = names.value!;
  return [
    [
      app.t('csv.time'),
      app.t('csv.clock'),
      app.t('csv.code'),
      app.t('csv.sentence'),
      app.t('csv.person'),
      app.t('csv.other'),
      app.t('csv.space'),
    ],
    ...events.map((event) => [
      Math.floor(event.time * 1000 + 0.5) / 1000,
      text.value.clock(header.scenario.incident.clock, event.time),
      event.code,
      text.value.sentences.event[event.code](event, called),
      event.person ?? '',
      event.other ?? '',
      event.space ?? '',
    ]),
  ];
}

export function historyRows(app: App, histories: Histories): (string | number)[][] {
  const lines = chartsOf(app, histories).flatMap(({ title, lines: inside }) =>
    inside.map(({ label, values }) => ({ label: `${title}: ${label}`, values })),
  );
  return [
    [app.t('csv.time'), ...lines.map(({ label }) => label)],
    ...Array.from(histories.times, (time, i) => [time, ...lines.map(({ values }) => values[i])]),
  ];
}

const table = (rows: readonly (readonly (string | number)[])[]): Blob =>
  new Blob([csv(rows)], { type: 'text/csv;charset=utf-8' });

export const TAKES = {
  async recording(app: App): Promise<[Blob, string]> {
    const bytes = await app.player.file();
    return [
      new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }),
      fileName(app, '', 'anshu'),
    ];
  },
  async png(app: App): Promise<[Blob, string]> {
    const stage = app.stage.peek();
    if (stage === null) throw new Error(app.t('app.noStage'));
    const at = Math.floor(app.player.time.peek());
    return [await stage.picture(2), fileName(app, `${at}s`, 'png')];
  },
  async events(app: App): Promise<[Blob, string]> {
    return [table(eventRows(app, await app.player.ask({ kind: 'events' }))), fileName(app, 'events', 'csv')];
  },
  async histories(app: App): Promise<[Blob, string]> {
    const histories = await app.player.ask({ kind: 'histories', step: STEP });
    return [table(historyRows(app, histories)), fileName(app, 'histories', 'csv')];
  },
} as const;
