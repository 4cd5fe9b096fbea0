/** Branches of a drill and the plan as written, on one clock: residents in safety, and when each criterion was met. */
import { formatMoment, NOTHING, type BranchState, type RoomAnswer } from '../../../engine/index.js';
import { DialogBox } from '../../app/Dialog.js';
import { branchName } from './branchName.js';
import type { Desk } from './desk.js';
import { t } from './speech.js';

/** Lines are told apart by their dashes and their names, too. */
const DASHES = ['', '7 4', '2 3', '10 3 2 3', '4 2', '12 5'];
const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 30;

interface Curve {
  name: string;
  state: BranchState;
}

const inSafety = ({ safe, sheltered }: BranchState['counts'][number]): number => safe + sheltered;

function Chart({ curves }: { curves: readonly Curve[] }) {
  const last = Math.max(60, ...curves.map(({ state }) => state.counts.at(-1)?.time ?? 0));
  const all = curves.flatMap(({ state }) => state.counts.map(inSafety));
  // Most are not in danger from the start: only those who are make a difference.
  const most = Math.max(...all, 1);
  const least = Math.min(...all, most - 1);
  const x = (time: number): number => LEFT + ((WIDTH - LEFT - 8) * time) / last;
  const y = (n: number): number => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 10) * (n - least)) / (most - least);
  const step = last > 1200 ? 300 : last > 300 ? 120 : 60;
  const times = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  const numbers = [...new Set([least, Math.round((least + most) / 2), most])];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} class="drill-chart" role="img" aria-label={t('compare.inSafety')}>
      {times.map((time) => (
        <g key={time}>
          <line x1={x(time)} x2={x(time)} y1={10} y2={HEIGHT - BOTTOM} class="grid" />
          <text x={x(time)} y={HEIGHT - BOTTOM + 14} text-anchor="middle">
            {time / 60}
          </text>
        </g>
      ))}
      {numbers.map((n) => (
        <text key={n} x={LEFT - 6} y={y(n) + 4} text-anchor="end">
          {n}
        </text>
      ))}
      <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 2} text-anchor="middle">
        {t('compare.time')}
      </text>
      {curves.map(({ name, state }, i) => (
        <polyline
          key={name}
          class={`curve c${i % 6}`}
          stroke-dasharray={DASHES[i % DASHES.length]}
          points={state.counts.map((one) => `${x(one.time).toFixed(1)},${y(inSafety(one)).toFixed(1)}`).join(' ')}
        />
      ))}
    </svg>
  );
}

const Sample = ({ i }: { i: number }) => (
  <svg viewBox="0 0 36 10" width="36" height="10" aria-hidden="true" class="drill-chart">
    <line x1="0" x2="36" y1="5" y2="5" class={`curve c${i % 6}`} stroke-dasharray={DASHES[i % DASHES.length]} />
  </svg>
);

export function Compared({ desk, compared }: { desk: Desk; compared: Extract<RoomAnswer, { kind: 'compared' }> }) {
  const page = desk.page.value;
  const { file } = page.seated.value!;
  const { pick, sentences } = desk.app.text.value;
  const curves: Curve[] = [
    { name: t('compare.asWritten'), state: compared.asWritten },
    ...(compared.bestOrder === null
      ? []
      : [
          {
            name: t('compare.bestOrder', {
              order: desk.app.text.value.list(
                compared.bestOrder.order.map((rule) => desk.app.text.value.words.orderRule[rule]),
              ),
            }),
            state: compared.bestOrder.state,
          },
        ]),
    ...compared.branches.map((state) => ({ name: branchName(state.id), state })),
  ];
  return (
    <DialogBox wide app={desk.app} title={t('compare.title')} onClose={() => (page.compared.value = null)}>
      <p>{t('compare.inSafety')}</p>
      <Chart curves={curves} />
      <div class="scroll">
        <table data-testid="compared">
          <thead>
            <tr>
              <th scope="col">{t('compare.branch')}</th>
              <th scope="col">{t('compare.reached')}</th>
              <th scope="col">{t('compare.safe')}</th>
              <th scope="col">{t('compare.remaining')}</th>
              <th scope="col">{t('compare.lost')}</th>
              {file!.objectives.flatMap(({ criteria }) =>
                criteria.map(({ id, text }) => (
                  <th key={id} scope="col">
                    {pick(text)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {curves.map(({ name, state }, i) => {
              const end = state.counts.at(-1)!;
              return (
                <tr key={name}>
                  <th scope="row">
                    <Sample i={i} /> {name}
                  </th>
                  <td>{formatMoment(end.time)}</td>
                  <td>{inSafety(end)}</td>
                  <td>{end.remaining}</td>
                  <td>{end.lost}</td>
                  {state.criteria.map(({ objective, criterion, at, met }) => (
                    <td key={`${objective}/${criterion}`}>
                      {/* JSON knows no NaN. */}
                      {(at as number | null) !== null && Number.isFinite(at) ? formatMoment(at) : NOTHING} ·{' '}
                      {sentences.criterion[met]}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </DialogBox>
  );
}
