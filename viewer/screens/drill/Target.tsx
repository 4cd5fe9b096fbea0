/** Whom or what an order is about, and how. */
import { ORDERED_MEANS } from '../../../engine/index.js';
import { Choice } from '../realDrill/fields.js';
import type { Desk, OrderedMeans } from './desk.js';
import { t } from './speech.js';

/** What an order can be about, of the storey that is looked at; the whole house would be hundreds. */
export function Target({ desk }: { desk: Desk }) {
  const { verb, target, look, means } = desk;
  const { house, building } = desk.page.value.seated.value!;
  const names = desk.names.value!;
  const kind = verb.value;
  if (kind === 'call' || kind === 'free') return null;
  const view = look.value;
  const own = desk.chosen.value === null ? undefined : desk.person(desk.chosen.value);
  const storey =
    view.kind === 'floor'
      ? view.storey
      : (building.spaces.find(({ id }) => id === own?.space)?.storey ?? building.storeys[0].index);
  const here = (space: number): boolean => space >= 0 && building.spaces[space].storey === storey;
  const options: [string, string][] =
    kind === 'go'
      ? building.spaces.filter(({ index }) => here(index)).map(({ id }) => [id, names.space(id)])
      : kind === 'fetch'
        ? house.people
            .filter(({ kind: who, bed }) => {
              const found = who === 'resident' ? building.beds.find(({ id }) => id === bed) : undefined;
              return found !== undefined && here(found.spaceIndex);
            })
            .map(({ id }) => [id, names.person(id)])
        : building.openings
            .filter(({ kind: what, a, b }) => what !== 'portal' && (here(a) || here(b)))
            .map(({ id, a, b }) => {
              const sides = [a, b].filter((side) => side >= 0).map((side) => building.spaces[side].id);
              return [id, `${id} (${sides.join(' – ')})`];
            });
  const now = target.value;
  if (now !== null && !options.some(([id]) => id === now))
    options.unshift([now, kind === 'go' ? names.space(now) : kind === 'fetch' ? names.person(now) : now]);
  const label = t(kind === 'go' ? 'order.where' : kind === 'fetch' ? 'order.whom' : 'order.door');
  const storeys = [...building.storeys].sort((a, b) => b.rank - a.rank);
  const { means: by } = desk.app.text.value.words;
  return (
    <div class="drill-target">
      <Choice
        label={t('order.storey')}
        disabled={false}
        testid="order-storey"
        value={String(storey)}
        options={storeys.map(({ id, index }) => [String(index), names.storey(id)])}
        onChange={(index) => (look.value = { kind: 'floor', storey: Number(index) })}
      />
      <Choice
        label={label}
        disabled={false}
        testid="order-target"
        value={now ?? ''}
        options={[['', '…'], ...options]}
        onChange={(id) => (target.value = id === '' ? null : id)}
      />
      {kind === 'fetch' && (
        <Choice<OrderedMeans | ''>
          label={t('order.means')}
          disabled={false}
          testid="order-means"
          value={means.value ?? ''}
          options={[['', t('order.asNeeded')], ...ORDERED_MEANS.map((one) => [one, by[one]] as const)]}
          onChange={(one) => (means.value = one === '' ? null : one)}
        />
      )}
    </div>
  );
}
