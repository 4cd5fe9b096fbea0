/** The staffing curve of a claim, and the smallest number that is enough; arrivals in safety over time. */
import type { App } from '../../app/app.js';
import type { CellArrivals, CurveAnswer } from '../../../engine/hosts/studyProtocol.js';
import type { Measure, StudyNames } from '../../../engine/index.js';
import { useAnswer } from '../play/useAnswer.js';
import type { Desk } from './desk.js';
import { LinesPlot, type Linked } from './plots.js';
import { speech, t } from './speech.js';
import { useQuery } from './useQuery.js';

const CONFIDENCE = 0.95;

interface Props {
  app: App;
  desk: Desk;
  names: StudyNames;
  measure: Measure;
  linked: Linked;
}

/** Levels from which it is enough, up to which it is too few, and what lies between. */
function SmallestTable({ desk, names, answer }: { desk: Desk; names: StudyNames; answer: CurveAnswer }) {
  const { columns, none } = speech.value!.engine;
  const factor = desk.open.value!.file.factors.find(({ id }) => id === answer.factor)!;
  const said = (level: number | null): string => (level === null ? none : names.level(factor, level));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={columns.enough}>
      <table data-testid="study-smallest">
        <thead>
          <tr>
            {[columns.others, columns.enough, columns.tooFew, columns.open].map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.curves.map(({ others, smallest: { enough, tooFew, open } }) => (
            <tr key={names.levels(others)}>
              <th scope="row">{names.levels(others)}</th>
              <td>{said(enough)}</td>
              <td>{said(tooFew)}</td>
              <td>{open.length === 0 ? none : open.map((level) => names.level(factor, level)).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function StaffingCurve({ app, desk, names, measure, linked }: Props) {
  const { file } = desk.open.value!;
  const answer = useQuery(app, desk, measure, (query) => desk.worker.curves(query));
  if (answer === null) return null;
  const words = speech.value!.engine;
  const factor = file.factors.find(({ id }) => id === answer.factor)!;
  const share = app.text.value.share(answer.wanted);
  return (
    <section class="card" data-testid="study-curves">
      <h3>{words.curve(names.of(measure))}</h3>
      <LinesPlot
        app={app}
        title={words.curve(names.of(measure))}
        xTitle={names.of(factor)}
        yTitle={words.axis.share}
        share
        band={false}
        wanted={answer.wanted}
        linked={linked}
        lines={answer.curves.map(({ others, points }) => ({
          key: JSON.stringify(others),
          label: names.levels(others),
          cell: null,
          points: points.map(({ at, cell, share: value, low, high }) => ({
            x: at,
            value,
            low,
            high,
            cell,
            label: t('plot.point', {
              label: names.levels(others),
              x: `${names.of(factor)} ${names.level(factor, at)}`,
              value: names.interval({ value, low, high }, measure),
            }),
          })),
        }))}
      />
      {answer.more > 0 && <p class="soft">{t('curves.more', { n: answer.more })}</p>}
      <p>
        <small>{words.curveCaption(names.of(factor), share)}</small>
      </p>
      <SmallestTable desk={desk} names={names} answer={answer} />
      <p>
        <small>{words.smallest(share, app.text.value.share(CONFIDENCE))}</small>
      </p>
    </section>
  );
}

/** Curves that can be told apart in one picture. */
const MOST_ARRIVALS = 6;

/** Cells whose curves are drawn: what is chosen and compared, then the first of those that are shown. */
export function arrivalCells(desk: Desk, shown: readonly number[]): number[] {
  const wanted = [desk.chosen.value, desk.against.value].filter((one) => one !== null);
  const every = Math.max(1, Math.ceil(shown.length / MOST_ARRIVALS));
  const some = shown.filter((_, i) => i % every === 0);
  return [...new Set([...wanted, ...some])].slice(0, MOST_ARRIVALS).sort((a, b) => a - b);
}

export function ArrivalCurves({
  app,
  desk,
  names,
  linked,
  shown,
}: Omit<Props, 'measure'> & { shown: readonly number[] }) {
  const { file } = desk.open.value!;
  const cells = arrivalCells(desk, shown);
  const found = useAnswer(app, file.id, `${desk.version.value} ${cells.join(' ')}`, () =>
    desk.worker.arrivals(cells),
  ).value;
  if (found === null || found.length === 0) return null;
  const words = speech.value!.engine;
  const { share, number } = app.text.value;
  const said = ({ last }: CellArrivals): string =>
    last === null ? '' : words.convergence(last.runs, share(last.time), share(last.euclideanRelativeDifference), number(last.secantCosine, 4)); // prettier-ignore
  const label = ({ cell, levels }: CellArrivals): string => `${cell}: ${names.levels(levels)}`;
  return (
    <section class="card" data-testid="study-arrivals">
      <h3>{words.sections.arrivals}</h3>
      <LinesPlot
        app={app}
        title={words.sections.arrivals}
        xTitle={words.axis.time}
        yTitle={words.axis.people}
        share={false}
        band
        wanted={null}
        linked={linked}
        lines={found.map((one) => ({
          key: String(one.cell),
          label: label(one),
          cell: one.cell,
          points: one.points.map((point) => ({ ...point, cell: one.cell, label: '' })),
        }))}
      />
      <p>
        <small>{words.arrivalsCaption}</small>
      </p>
      <ul class="soft">
        {found.map((one) => (
          <li key={one.cell}>
            <small>
              {t('cells.cell', { cell: one.cell })}: {said(one)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
