/** What was changed from the scenario, in words, each with a way back. */
import type { Edit, Scenario, StaffMember } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { CLOCK, COUNT, SHARES, without } from './edits.js';
import type { FormProps } from './Roster.js';

/** An edit made on screen, in words; any other one (from a link) as path and value. */
export function sayEdit(app: App, base: Scenario | null, edit: Edit): string {
  const { words, pick, share } = app.text.value;
  if ('add' in edit) {
    const member = edit.add as StaffMember;
    return app.t('check.change.added', {
      who: member.id,
      post: words.post[member.post] ?? member.post,
      station: member.station,
    });
  }
  if ('remove' in edit) return app.t('check.change.other', { path: edit.path, what: '–' });
  if (edit.path === CLOCK) return app.t('check.change.clock', { what: String(edit.set) });
  if (edit.path === COUNT) return app.t('check.change.count', { what: String(edit.set) });
  if (edit.path === SHARES) {
    const shares = Object.entries(edit.set as Record<keyof typeof words.careLevel, number>);
    return app.t('check.change.shares', {
      what: shares
        .map(([level, value]) => `${words.careLevel[level as keyof typeof words.careLevel]} ${share(value)}`)
        .join(', '),
    });
  }
  const staff = /^roster\.shifts\.([^.]+)\.staff\.([^.]+)\.(absent|training|station)$/.exec(edit.path);
  if (staff === null) return app.t('check.change.other', { path: edit.path, what: JSON.stringify(edit.set) });
  const [, shift, id, field] = staff;
  const name = base?.roster.shifts[shift]?.staff.find((member) => member.id === id)?.name;
  const who = name === undefined ? id : pick(name);
  if (field === 'absent') return app.t(edit.set === true ? 'check.change.absent' : 'check.change.present', { who });
  if (field === 'station') return app.t('check.change.station', { who, what: String(edit.set) });
  const training = words.training[edit.set as keyof typeof words.training] ?? String(edit.set);
  return app.t('check.change.training', { who, what: training });
}

export function Changes({ app, base, edits, change }: FormProps) {
  return (
    <section class="changes" data-testid="changes">
      <h3>{app.t('check.changes')}</h3>
      {edits.length === 0 ? (
        <p class="soft">{app.t('check.noChanges')}</p>
      ) : (
        <>
          <ul class="plain">
            {edits.map((edit, i) => (
              <li key={i} class="row spread">
                <span>{sayEdit(app, base, edit)}</span>
                <button type="button" class="button link" onClick={() => change(without(edits, edit))}>
                  {app.t('check.undo')}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" class="button quiet" onClick={() => change([])}>
            {app.t('check.undoAll')}
          </button>
        </>
      )}
    </section>
  );
}
