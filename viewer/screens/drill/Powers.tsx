/** What a role may order beside its own staff: phases of the plan, lifts, doors. */
import type { Command } from '../../../engine/index.js';
import type { Desk } from './desk.js';
import { t } from './speech.js';

/** Orders of moving that somebody would call out: the first rule is the strongest. */
const ORDERS = [
  ['nearestToFire', 'ambulantFirst', 'bedboundLast'],
  ['bedboundLast', 'nearestToFire'],
  ['farthestFromExit'],
  ['byRoom'],
  ['ownZone', 'nearestToFire'],
  ['firstCome'],
] as const;

export function Powers({ desk }: { desk: Desk }) {
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
