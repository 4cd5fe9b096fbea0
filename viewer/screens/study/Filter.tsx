/** Which levels of each factor are looked at. */
import type { LevelFilter } from '../../../engine/hosts/studyProtocol.js';
import type { Factor, Level, StudyNames } from '../../../engine/index.js';
import type { Desk } from './desk.js';
import { t } from './speech.js';

/** Levels by name; null: too many, or a range. */
const MOST_NAMED = 16;
function namedLevels(one: Factor): Level[] | null {
  if (one.kind === 'choice') return one.levels.map(({ id }) => id);
  return one.levels === undefined || one.levels.length > MOST_NAMED ? null : [...one.levels];
}

const endsOf = (one: Factor): [number, number] => {
  if (one.kind !== 'choice' && one.range !== undefined) return one.range;
  const numbers = one.kind === 'choice' ? [] : (one.levels ?? []).map(Number);
  return [Math.min(...numbers), Math.max(...numbers)];
};

export function Filters({ desk, names }: { desk: Desk; names: StudyNames }) {
  const filter = desk.filter.value;
  const set = (id: string, one: LevelFilter | null): void => {
    const { [id]: _old, ...rest } = desk.filter.peek();
    desk.filter.value = one === null ? rest : { ...rest, [id]: one };
    desk.from.value = 0;
  };
  const named = (factor: Factor, levels: readonly Level[]) => {
    const own = filter[factor.id];
    const on = own !== undefined && 'levels' in own ? own.levels : null;
    return levels.map((level) => (
      <button
        key={String(level)}
        type="button"
        class="button"
        aria-pressed={on?.includes(level) === true}
        data-testid={`filter-${factor.id}-${String(level)}`}
        onClick={() => {
          const next = on === null ? [level] : on.includes(level) ? on.filter((one) => one !== level) : [...on, level];
          set(factor.id, next.length === 0 || next.length === levels.length ? null : { levels: next });
        }}
      >
        {names.level(factor, level)}
      </button>
    ));
  };
  const between = (factor: Factor) => {
    const own = filter[factor.id];
    const ends = endsOf(factor);
    const [from, to] = own !== undefined && 'from' in own ? [own.from, own.to] : ends;
    const field = (end: 'from' | 'to', value: number) => (
      <input
        type="number"
        step="any"
        value={value}
        aria-label={t(`filter.${end}`, { factor: names.of(factor) })}
        onChange={(event) => {
          const now = Number(event.currentTarget.value);
          if (Number.isFinite(now)) set(factor.id, { from, to, [end]: now });
        }}
      />
    );
    return [field('from', from), '–', field('to', to)];
  };
  return (
    <details class="study-filter" data-testid="study-filter">
      <summary>
        {t('filter')}
        {Object.keys(filter).length > 0 && ` (${Object.keys(filter).length})`}
      </summary>
      {desk.open.value!.file.factors.map((factor) => {
        const levels = namedLevels(factor);
        return (
          <div key={factor.id} class="row" role="group" aria-label={names.of(factor)}>
            <b>{names.of(factor)}</b>
            {levels === null ? between(factor) : named(factor, levels)}
          </div>
        );
      })}
      <button
        type="button"
        class="button"
        disabled={Object.keys(filter).length === 0}
        onClick={() => {
          desk.filter.value = {};
          desk.from.value = 0;
        }}
      >
        {t('filter.all')}
      </button>
    </details>
  );
}
