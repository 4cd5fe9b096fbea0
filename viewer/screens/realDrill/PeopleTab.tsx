/** Where, with which shift, who took part, how many. */
import { DRILL_MODES, type RealDrill } from '../../../engine/index.js';
import type { Desk, Home } from './desk.js';
import { Choice, CountField, TextField } from './fields.js';
import { speech, t } from './speech.js';

const KINDS = ['realScenario', 'allElement', 'subPlan', 'tabletop'] as const;
const NUMBERS = ['residents', 'standIns', 'staff', 'visitors'] as const;

function Where({ desk, home, record }: { desk: Desk; home: Home; record: RealDrill }) {
  const { engine } = speech.value!;
  const shut = record.closed;
  const shifts: [string, string][] = [['', t('shift.none')], ...home.shifts.map((id): [string, string] => [id, id])];
  if (record.shift !== null && !home.shifts.includes(record.shift)) shifts.push([record.shift, record.shift]);
  return (
    <section>
      <h2>{t('where')}</h2>
      <div class="grid">
        <TextField
          label={t('place')}
          disabled={shut}
          value={record.place}
          testid="place"
          onInput={(place) => desk.change({ place })}
        />
        <TextField
          label={t('content')}
          disabled={shut}
          value={record.content}
          testid="content"
          onInput={(content) => desk.change({ content })}
        />
        <Choice
          label={t('kind')}
          disabled={shut}
          value={record.kind}
          options={KINDS.map((kind) => [kind, engine.kind[kind]] as const)}
          onChange={(kind) => desk.change({ kind })}
        />
        <Choice
          label={t('mode')}
          disabled={shut}
          value={record.mode}
          options={DRILL_MODES.map((mode) => [mode, engine.mode[mode]] as const)}
          testid="mode"
          onChange={(mode) => desk.change({ mode })}
        />
        <Choice
          label={t('shift')}
          disabled={shut}
          value={record.shift ?? ''}
          options={shifts}
          testid="shift"
          onChange={(shift) => desk.change({ shift: shift === '' ? null : shift })}
        />
        <TextField
          label={t('exits')}
          disabled={shut}
          value={(record.exitsUsed ?? []).join(', ')}
          onInput={(words) => desk.change({ exitsUsed: words === '' ? [] : words.split(/, ?/) })}
        />
        <TextField
          label={t('leader.name')}
          disabled={shut}
          value={record.leader.name}
          testid="leader-name"
          onInput={(name) => desk.change({ leader: { ...record.leader, name } })}
        />
        <TextField
          label={t('leader.title')}
          disabled={shut}
          value={record.leader.title}
          testid="leader-title"
          onInput={(title) => desk.change({ leader: { ...record.leader, title } })}
        />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={record.alarmUsed === true}
          disabled={shut}
          onChange={(event) => desk.change({ alarmUsed: event.currentTarget.checked })}
        />
        {t('alarm')}
      </label>
    </section>
  );
}

export function PeopleTab({ desk, home }: { desk: Desk; home: Home }) {
  const { record } = desk.open.value!;
  const shut = record.closed;
  const people = (change: (list: RealDrill['participants']) => RealDrill['participants']): void =>
    desk.change({ participants: change(record.participants) });
  const edit = (at: number, part: Partial<RealDrill['participants'][number]>): void =>
    people((list) => list.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <>
      <Where desk={desk} home={home} record={record} />
      <section>
        <h2>{t('numbers')}</h2>
        <div class="grid four">
          {NUMBERS.map((which) => (
            <CountField
              key={which}
              label={t(`numbers.${which}`)}
              disabled={shut}
              value={record.numbers[which]}
              testid={`number-${which}`}
              onInput={(value) => desk.change({ numbers: { ...record.numbers, [which]: value } })}
            />
          ))}
        </div>
      </section>
      <section>
        <h2>{t('participants')}</h2>
        {record.participants.map(({ name, post }, i) => (
          <div class="line" key={i}>
            <TextField
              label={t('participant.name')}
              disabled={shut}
              value={name}
              testid={`participant-${i}`}
              onInput={(value) => edit(i, { name: value })}
            />
            <TextField
              label={t('participant.post')}
              disabled={shut}
              value={post}
              testid={`post-${i}`}
              onInput={(value) => edit(i, { post: value })}
            />
            <button
              type="button"
              class="button"
              disabled={shut}
              aria-label={t('remove', { name: name === '' ? String(i + 1) : name })}
              onClick={() => people((list) => list.filter((_, j) => j !== i))}
            >
              ✕
            </button>
          </div>
        ))}
        <button
          type="button"
          class="button big"
          disabled={shut}
          data-testid="add-participant"
          onClick={() => people((list) => [...list, { name: '', post: '' }])}
        >
          {t('participants.add')}
        </button>
      </section>
    </>
  );
}
