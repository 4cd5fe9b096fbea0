/** 一区一报告 of nights: homes of a district, or of a city by districts, by what their runs say. */
import { byShortfall, cityAnswer, type CityAnswer, type HomeResult } from '../check/city/answers.js';
import type { CityMeasure } from '../check/city/measures.js';
import { PAIRED, WANTED } from '../check/city/study.js';
import type { Interval } from '../study/intervals.js';
import { cityWords, NOTHING, type Text } from '../text/index.js';
import type { Block, Report } from './document.js';

export interface CityMade {
  command: string;
  engine: string;
  runs: number;
  /** Of a home with one measure, at most. */
  most: number;
}

/** Homes that are listed; the table has all of them. */
const MOST_LISTED = 100;

const meanOf = ({ mean, low, high }: Interval & { mean: number }): Interval & { value: number } => ({
  value: mean,
  low,
  high,
});

/** With its interval, where there is one: a single home has none between homes. */
const around = ({ value, low, high }: Interval & { value: number }, say: (x: number) => string): string =>
  Number.isNaN(low) ? say(value) : `${say(value)} [${say(low)}, ${say(high)}]`;

/** The measure that leaves fewest behind in a home; null: none leaves fewer. */
export function bestMeasure({ changes }: HomeResult): CityMeasure | null {
  const list = Object.entries(changes) as [CityMeasure, { behind: number }][];
  list.sort(([, a], [, b]) => a.behind - b.behind);
  return list.length > 0 && list[0][1].behind < 0 ? list[0][0] : null;
}

function effects(answer: CityAnswer, text: Text): Block[] {
  const words = cityWords(text.language);
  const { columns } = words;
  const people = (x: number): string => text.number(x, 2);
  const rows = answer.effects.map(({ measure, homes, gained, nights, behind, lost }) => [
    words.measures[measure],
    `${homes} / ${answer.homes}`,
    around(meanOf(behind), people),
    around(meanOf(lost), people),
    around(meanOf(nights), (x) => text.share(x)),
    String(gained),
  ]);
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: words.sections.effects },
    { kind: 'paragraph', text: words.effects(PAIRED) },
    {
      kind: 'plot',
      plot: {
        kind: 'rows',
        xTitle: words.effectsAxis,
        nought: true,
        rows: answer.effects.map(({ measure, behind }) => ({
          label: words.measures[measure],
          ...meanOf(behind),
          ...(Number.isNaN(behind.low) ? { low: behind.mean, high: behind.mean } : {}),
        })),
      },
      caption: words.effectsCaption,
      head: [columns.measure, columns.homes, columns.behind, columns.lost, columns.nights, columns.gained],
      rows,
    },
  ];
}

function ranking(homes: readonly HomeResult[], many: boolean, text: Text): Block[] {
  const words = cityWords(text.language);
  const { columns } = words;
  const rows = byShortfall(homes)
    .slice(0, MOST_LISTED)
    .map((home, i) => {
      const { facts, now } = home;
      const lacks = [
        facts.approved === false ? words.lacks.approval : null,
        facts.sprinklers ? null : words.lacks.sprinklers,
        facts.falseCompartments ? words.lacks.compartments : null,
        facts.panelWatched ? null : words.lacks.panel,
        facts.undrilled > 0 ? words.lacks.training : null,
      ].filter((one) => one !== null);
      const best = bestMeasure(home);
      return [
        String(i + 1),
        home.id,
        ...(many ? [words.district(home.district)] : []),
        words.sizes[facts.size],
        String(facts.residents),
        String(facts.nightCarers),
        lacks.length === 0 ? words.none : text.list(lacks),
        words.verdict[now.verdict],
        `${now.met} / ${now.runs}`,
        text.number(now.behind, 1),
        text.number(now.lost, 1),
        best === null ? NOTHING : words.measures[best],
      ];
    });
  const head = [columns.rank, columns.home, ...(many ? [columns.district] : []), columns.size, columns.residents, columns.carers, columns.lacks, columns.verdict, columns.nights, columns.behind, columns.lost, columns.first]; // prettier-ignore
  const left = homes.length - rows.length;
  return [
    { kind: 'heading', level: 2, text: words.sections.ranking },
    { kind: 'paragraph', text: words.ranking, small: true },
    { kind: 'table', head, rows },
    ...(left > 0 ? [{ kind: 'paragraph', text: words.more(left), small: true } as const] : []),
  ];
}

function districts(homes: readonly HomeResult[], text: Text): Block[] {
  const words = cityWords(text.language);
  const { columns } = words;
  const names = [...new Set(homes.map(({ district }) => district))].sort();
  if (names.length < 2) return [];
  const rows = names.map((name) => {
    const answer = cityAnswer(homes.filter(({ district }) => district === name));
    const [best] = answer.effects;
    return [
      words.district(name),
      String(answer.homes),
      String(answer.residents),
      around(answer.holds, (x) => text.share(x)),
      around(meanOf(answer.behind), (x) => text.number(x, 1)),
      around(meanOf(answer.lost), (x) => text.number(x, 1)),
      best !== undefined && best.behind.mean < 0 ? words.measures[best.measure] : NOTHING,
    ];
  });
  const head = [columns.district, columns.homes, columns.residents, columns.holds, columns.behind, columns.lost, columns.first]; // prettier-ignore
  return [
    { kind: 'heading', level: 2, text: words.sections.districts },
    { kind: 'table', head, rows },
  ];
}

/** @param name of the city, or of the one district whose homes these are, as words */
export function cityReport(
  name: string,
  homes: readonly HomeResult[],
  whole: boolean,
  made: CityMade,
  text: Text,
): Report {
  // prettier-ignore
  const words = cityWords(text.language);
  const answer = cityAnswer(homes);
  const title = words.title(name, whole);
  const { verdicts } = answer;
  const share = (x: number): string => text.share(x);
  const people = (x: number): string => text.number(x, 1);
  return {
    title,
    language: text.language,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'heading', level: 2, text: words.sections.summary },
      {
        kind: 'list',
        items: [
          words.homes(answer.homes, answer.beds, answer.residents),
          words.holds(text.share(WANTED), verdicts.HOLDS, answer.homes, around(answer.holds, share)),
          words.verdicts(verdicts.FAILS, verdicts.UNPROVEN),
          words.nights(around(meanOf(answer.nights), share)),
          words.behind(around(meanOf(answer.behind), people), around(meanOf(answer.lost), people)),
        ],
      },
      ...effects(answer, text),
      ...(whole ? districts(homes, text) : []),
      ...ranking(homes, whole, text),
      { kind: 'heading', level: 2, text: words.sections.made },
      { kind: 'paragraph', text: words.made(made.command, made.engine, made.runs, made.most) },
      { kind: 'heading', level: 2, text: words.sections.limits },
      { kind: 'list', items: words.limits },
    ],
  };
}
