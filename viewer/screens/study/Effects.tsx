/** What each factor does, on the same nights, and what the outcome hangs on. */
import type { App } from '../../app/app.js';
import type { SensitivityAnswer } from '../../../engine/hosts/studyProtocol.js';
import type { Levels, Measure, StudyNames } from '../../../engine/index.js';
import type { Desk } from './desk.js';
import { axisOver, IntervalBar } from './plots.js';
import { change } from './said.js';
import { speech, t } from './speech.js';
import { useQuery } from './useQuery.js';

/** Less is no gain that anybody would notice. */
const WORTH_SAYING = 1.05;

interface Bar {
  label: string;
  value: number;
  low: number;
  high: number;
  said: string;
  marked: boolean;
}

function Bars({ head, bars, title }: { head: readonly [string, string]; bars: readonly Bar[]; title: string }) {
  const axis = axisOver(bars, true);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="study-bars">
        <thead>
          <tr>
            <th scope="col">{head[0]}</th>
            <th scope="col" class="range" aria-label={t('cells.interval')} />
            <th scope="col" class="number">
              {head[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((one) => (
            <tr key={one.label} class={one.marked ? 'marked' : ''}>
              <th scope="row">{one.label}</th>
              <td class="range">
                <IntervalBar {...one} axis={axis} />
              </td>
              <td class="number">{one.said}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Props {
  app: App;
  desk: Desk;
  names: StudyNames;
  measure: Measure;
  /** Levels of the cell that is marked; null: none. */
  levels: Levels | null;
}

export function Effects({ app, desk, names, measure, levels }: Props) {
  const { file } = desk.open.value!;
  const answer = useQuery(app, desk, measure, (query) => desk.worker.effects(query));
  if (answer === null) return null;
  const { columns, sections, effectsCaption, pairing } = speech.value!.engine;
  return (
    <section class="card" data-testid="study-effects">
      <h3>{sections.effects}</h3>
      <Bars
        title={sections.effects}
        head={[columns.factor, columns.change]}
        bars={answer.effects.map(({ factor: id, from, to, change: effect }) => {
          const factor = file.factors.find((one) => one.id === id)!;
          return {
            label: `${names.of(factor)}: ${names.level(factor, from)} → ${names.level(factor, to)}`,
            value: effect.mean,
            low: effect.low,
            high: effect.high,
            said: change(names, measure, effect),
            marked: levels !== null && levels[id] === to,
          };
        })}
      />
      <p>
        <small>
          {effectsCaption(names.of(measure))}{' '}
          {answer.pairing !== null &&
            answer.pairing.narrower > WORTH_SAYING &&
            pairing(app.text.value.number(answer.pairing.narrower, 1), answer.pairing.pairs)}
        </small>
      </p>
    </section>
  );
}

export function Sensitivity({ app, desk, names, measure }: Omit<Props, 'levels'>) {
  const { file } = desk.open.value!;
  const answer = useQuery(
    app,
    desk,
    measure,
    (query) => desk.worker.sensitivity(query) as Promise<SensitivityAnswer | null>,
  );
  if (answer === null) return null;
  const { columns, sections, sobol, regression } = speech.value!.engine;
  const { number, share } = app.text.value;
  const nameOf = (id: string): string => names.of(file.factors.find((one) => one.id === id)!);
  const bar = (label: string, { value, low, high }: { value: number; low: number; high: number }): Bar => ({
    label,
    value,
    low,
    high,
    said: `${number(value, 2)} [${number(low, 2)}, ${number(high, 2)}]`,
    marked: false,
  });
  const plain = (column: string): string => column.replace(/ ?\[.*$/, '');
  const bars =
    answer.kind === 'sobol'
      ? answer.indices.flatMap(({ factor, first, total }) => [
          bar(`${nameOf(factor)} – ${plain(columns.first)}`, first),
          bar(`${nameOf(factor)} – ${plain(columns.total)}`, total),
        ])
      : answer.effects.map((one) => bar(nameOf(one.factor), one));
  const head = answer.kind === 'sobol' ? speech.value!.engine.axis.index : columns.effect;
  return (
    <section class="card" data-testid="study-sensitivity">
      <h3>{sections.sensitivity}</h3>
      <Bars title={sections.sensitivity} head={[columns.factor, head]} bars={bars} />
      <p>
        <small>{answer.kind === 'sobol' ? sobol : regression(share(answer.explained))}</small>
      </p>
    </section>
  );
}
