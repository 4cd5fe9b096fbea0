/** A role's staff, the order that is being made, and what became of those before. */
import type { RoomRefusal } from '../../../engine/index.js';
import { VERBS, type Desk } from './desk.js';
import { Powers } from './Powers.js';
import type { Given } from './seat.js';
import { t } from './speech.js';
import { Target } from './Target.js';

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
