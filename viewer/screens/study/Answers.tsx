/** What the rows of a study say: tables and plots in which a cell that is chosen or pointed at is marked everywhere. */
import type { App } from '../../app/app.js';
import type { StudyNames } from '../../../engine/index.js';
import { CellCard } from './CellCard.js';
import { CellTable, CELLS_SHOWN } from './CellTable.js';
import { ArrivalCurves, StaffingCurve } from './Curves.js';
import type { Desk } from './desk.js';
import { Effects, Sensitivity } from './Effects.js';
import { Filters } from './Filter.js';
import type { Linked } from './plots.js';
import { t } from './speech.js';
import { useQuery } from './useQuery.js';

function Chosen({ desk, names }: { desk: Desk; names: StudyNames }) {
  const { file } = desk.open.value!;
  return (
    <div class="card study-choice">
      <label class="field">
        <span>{t('measure')}</span>
        <select
          value={desk.measure.value}
          data-testid="study-measure"
          onChange={(event) => (desk.measure.value = event.currentTarget.value)}
        >
          {file.measures.map((one) => (
            <option key={one.id} value={one.id}>
              {names.of(one)}
            </option>
          ))}
        </select>
      </label>
      <Filters desk={desk} names={names} />
    </div>
  );
}

export function Answers({ app, desk, names }: { app: App; desk: Desk; names: StudyNames }) {
  const { file } = desk.open.value!;
  const from = desk.from.value;
  const measure = file.measures.find(({ id }) => id === desk.measure.value) ?? file.measures[0];
  const { value: chosen } = desk.chosen;
  const { value: hovered } = desk.hovered;
  const linked: Linked = {
    marked: new Set([chosen, hovered].filter((one) => one !== null)),
    onHover: (cell) => (desk.hovered.value = cell),
    onChoose: (cell) => (desk.chosen.value = desk.chosen.peek() === cell ? null : cell),
  };
  // The cells of the page of the table: their curves are drawn, and levels of the one that is marked are known.
  const page = useQuery(app, desk, measure, (query) => desk.worker.cells(query, from, CELLS_SHOWN), from);
  const shown = page?.cells.map(({ cell }) => cell) ?? [];
  const levels = page?.cells.find(({ cell }) => cell === (hovered ?? chosen))?.levels ?? null;
  const shared = { app, desk, names, measure };
  return (
    <div class="study-answers" data-testid="study-answers">
      <Chosen desk={desk} names={names} />
      <div class="study-pair">
        <div class="tables">
          {page === null ? <p class="soft">{t('loading')}</p> : <CellTable {...shared} page={page} />}
          {chosen !== null && <CellCard app={app} desk={desk} names={names} cell={chosen} />}
          <Effects {...shared} levels={levels} />
          <Sensitivity {...shared} />
        </div>
        <div class="plots">
          <StaffingCurve {...shared} linked={linked} />
          <ArrivalCurves app={app} desk={desk} names={names} linked={linked} shown={shown} />
        </div>
      </div>
    </div>
  );
}
