/** A role's staff, the order that is being made, and what became of those before. */
import { ORDERED_MEANS, type Command, type RoomRefusal } from '../../../engine/index.js';
import { VERBS, type Desk, type OrderedMeans } from './desk.js';
import type { Given } from './seat.js';
import { t } from './speech.js';

export function refusalIn({ app, names }: Desk, refusal: RoomRefusal): string {
  const { sentences } = app.text.value;
  const { code } = refusal;
  if (code in sentences.notTaken) return sentences.notTaken[code as keyof typeof sentences.notTaken];
  if (code in sentences.forbidden) return sentences.forbidden[code as keyof typeof sentences.forbidden];
  return sentences.refusal(refusal as Parameters<typeof sentences.refusal>[0], names.value!);
}

function Staff({ desk }: { desk: Desk }) {
  const { app, names, chosen } = desk;
  const { house, role } = desk.page.value.seated.value!;
  const { state, post } = app.text.value.words;
  const called = names.value!;
  const own = house.people.filter(
    ({ id, kind }) => kind === 'staff' && (role!.staff === 'all' || role!.staff.includes(id)),
  );
  // Those who are not there yet are no choice: help from outside, the next shift.
  const there = own.filter(({ id }) => desk.person(id) !== undefined);
  return (
    <section>
      <h3>{t('staff')}</h3>
      {there.length === 0 && <p class="soft">{t('staff.none')}</p>}
      <ul class="plain drill-staff">
        {there.map(({ id, post: what }) => {
          const seen = desk.person(id)!;
          return (
            <li key={id}>
              <button
                type="button"
                class="button"
                aria-pressed={chosen.value === id}
                data-testid={`staff-${id}`}
                onClick={() => desk.choose(id)}
              >
                <strong>{called.person(id)}</strong>
                <span class="soft">
                  {post[what as keyof typeof post]} · {state[seen.state]}
                  {seen.with === null ? '' : ` (${called.person(seen.with)})`}
                </span>
                <span class="soft">{seen.space === null ? t('staff.outside') : called.space(seen.space)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What an order can be about, of the storey that is looked at; the whole house would be hundreds. */
function Target({ desk }: { desk: Desk }) {
  const { verb, target, look } = desk;
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
  return (
    <div class="drill-target">
      <label class="field">
        <span>{t('order.storey')}</span>
        <select
          value={String(storey)}
          data-testid="order-storey"
          onChange={(event) => (look.value = { kind: 'floor', storey: Number(event.currentTarget.value) })}
        >
          {[...building.storeys]
            .sort((a, b) => b.rank - a.rank)
            .map(({ id, index }) => (
              <option key={id} value={String(index)}>
                {names.storey(id)}
              </option>
            ))}
        </select>
      </label>
      <label class="field">
        <span>{label}</span>
        <select
          value={now ?? ''}
          data-testid="order-target"
          onChange={(event) => (target.value = event.currentTarget.value || null)}
        >
          <option value="">…</option>
          {options.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {kind === 'fetch' && (
        <label class="field">
          <span>{t('order.means')}</span>
          <select
            value={desk.means.value ?? ''}
            data-testid="order-means"
            onChange={(event) => (desk.means.value = (event.currentTarget.value || null) as OrderedMeans | null)}
          >
            <option value="">{t('order.asNeeded')}</option>
            {ORDERED_MEANS.map((one) => (
              <option key={one} value={one}>
                {desk.app.text.value.words.means[one]}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function Order({ desk }: { desk: Desk }) {
  const { chosen, verb, target, names } = desk;
  const who = chosen.value;
  if (who === null) return <p class="soft">{t('staff.choose')}</p>;
  const command = desk.command();
  return (
    <section class="drill-order" aria-label={t('order', { who: names.value!.person(who) })}>
      <h3>{t('order', { who: names.value!.person(who) })}</h3>
      <div class="row" role="group">
        {VERBS.map((one) => (
          <button
            key={one}
            type="button"
            class="button"
            aria-pressed={verb.value === one}
            data-testid={`verb-${one}`}
            onClick={() => {
              if (verb.peek() !== one) target.value = null;
              verb.value = one;
            }}
          >
            {t(`order.${one}`)}
          </button>
        ))}
      </div>
      <Target desk={desk} />
      <button
        type="button"
        class="button main"
        disabled={command === null}
        data-testid="give"
        onClick={() => desk.give(command!)}
      >
        {t('order.give')}
      </button>
    </section>
  );
}

/** Orders of moving that somebody would call out: the first rule is the strongest. */
const ORDERS = [
  ['nearestToFire', 'ambulantFirst', 'bedboundLast'],
  ['bedboundLast', 'nearestToFire'],
  ['farthestFromExit'],
  ['byRoom'],
  ['ownZone', 'nearestToFire'],
  ['firstCome'],
] as const;

function Powers({ desk }: { desk: Desk }) {
  const { role, house, building } = desk.page.value.seated.value!;
  const names = desk.names.value!;
  const { liftOrder, orderRule } = desk.app.text.value.words;
  const powers = new Set(role!.powers ?? []);
  if (powers.size === 0) return null;
  const view = desk.look.value;
  const doors = building.openings.filter(
    ({ kind, a, b }) =>
      kind !== 'portal' &&
      view.kind === 'floor' &&
      [a, b].some((space) => space >= 0 && building.spaces[space].storey === view.storey),
  );
  const give = (command: Command): void => desk.give(command);
  return (
    <details class="drill-powers">
      <summary>{t('powers')}</summary>
      {powers.has('plan') &&
        house.named.plan.phases.map(({ id }) => (
          <button
            key={id}
            type="button"
            class="button"
            data-testid={`begin-${id}`}
            onClick={() => give({ kind: 'begin', phase: id })}
          >
            {t('power.begin')}: {names.phase(id)}
          </button>
        ))}
      {powers.has('plan') &&
        house.named.plan.phases.map(({ id }) => (
          <label key={id} class="field">
            <span>{t('power.order', { phase: names.phase(id) })}</span>
            <select
              value=""
              data-testid={`order-${id}`}
              onChange={(event) => {
                const rules = ORDERS[Number(event.currentTarget.value)];
                if (event.currentTarget.value !== '') give({ kind: 'order', phase: id, rules: [...rules] });
                event.currentTarget.value = '';
              }}
            >
              <option value="">…</option>
              {ORDERS.map((rules, i) => (
                <option key={rules.join()} value={String(i)}>
                  {rules.map((rule) => orderRule[rule]).join(desk.app.language.value === 'en' ? ', ' : '，')}
                </option>
              ))}
            </select>
          </label>
        ))}
      {powers.has('lifts') &&
        building.lifts.map(({ id }) => (
          <label key={id} class="field">
            <span>
              {t('power.lift')} {id}
            </span>
            <select
              value=""
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (value === '') return;
                give({ kind: 'lift', lift: id, order: value as keyof typeof liftOrder });
                event.currentTarget.value = '';
              }}
            >
              <option value="">…</option>
              {Object.entries(liftOrder).map(([order, words]) => (
                <option key={order} value={order}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        ))}
      {powers.has('doors') &&
        doors.map(({ id }) => (
          <div key={id} class="line">
            <span class="grow">
              {t('power.door')} {id}
            </span>
            {([false, true] as const).map((usable) => (
              <button
                key={String(usable)}
                type="button"
                class="button"
                onClick={() => give({ kind: 'door', opening: id, usable })}
              >
                {t(usable ? 'power.unblock' : 'power.block')}
              </button>
            ))}
          </div>
        ))}
    </details>
  );
}

const MARKS = { waits: '…', taken: '✓', refused: '✗', lost: '?' } as const;

function Become({ desk, given }: { desk: Desk; given: Given }) {
  const { app, names } = desk;
  const words = app.text.value.sentences.order(given.command, names.value!);
  return (
    <li class={`given ${given.state}`} data-state={given.state}>
      <span aria-hidden="true">{MARKS[given.state]}</span> {words}
      {given.state === 'waits' && ` – ${t('order.waits')}`}
      {given.state === 'lost' && ` – ${t('order.lost')}`}
      {given.refusal !== null && <strong> – {refusalIn(desk, given.refusal)}</strong>}
    </li>
  );
}

export function Orders({ desk }: { desk: Desk }) {
  const { role } = desk.page.value.seated.value!;
  const { pick } = desk.app.text.value;
  const given = desk.page.value.given.value;
  return (
    <>
      {role!.duties !== undefined && (
        <details>
          <summary>{t('duties')}</summary>
          <ul>
            {role!.duties.map((duty) => (
              <li key={pick(duty)}>{pick(duty)}</li>
            ))}
          </ul>
        </details>
      )}
      <Order desk={desk} />
      <div role="status">
        <ul class="plain drill-given" data-testid="given">
          {given.slice(0, 4).map((one) => (
            <Become key={one.n} desk={desk} given={one} />
          ))}
        </ul>
      </div>
      <Staff desk={desk} />
      <Powers desk={desk} />
    </>
  );
}
