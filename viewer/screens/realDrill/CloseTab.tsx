/** Problems with who puts them right by when; and closing, which is refused while the record is empty. */
import { useState } from 'preact/hooks';
import { closeProblems, closeRecord, type CloseProblem, type RealDrill } from '../../../engine/index.js';
import { saveAs } from '../../bring/take.js';
import type { Desk } from './desk.js';
import { DayField, TextField } from './fields.js';
import { speech, t } from './speech.js';

export function ProblemsTab({ desk }: { desk: Desk }) {
  const { record } = desk.open.value!;
  const shut = record.closed;
  const change = (problems: RealDrill['problems']): void => desk.change({ problems });
  const edit = (at: number, part: Partial<RealDrill['problems'][number]>): void =>
    change(record.problems.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <section>
      <h2>{t('problems')}</h2>
      {record.problems.map(({ words, owner, due }, i) => (
        <div class="problem" key={i}>
          <TextField
            long
            label={t('problem.words')}
            disabled={shut}
            value={words}
            testid={`problem-${i}`}
            onInput={(value) => edit(i, { words: value })}
          />
          <div class="line">
            <TextField
              label={t('problem.owner')}
              disabled={shut}
              value={owner}
              testid={`owner-${i}`}
              onInput={(value) => edit(i, { owner: value })}
            />
            <DayField
              label={t('problem.due')}
              disabled={shut}
              value={due}
              testid={`due-${i}`}
              onInput={(value) => edit(i, { due: value })}
            />
            <button
              type="button"
              class="button"
              disabled={shut}
              aria-label={t('remove', { name: words === '' ? String(i + 1) : words.slice(0, 30) })}
              onClick={() => change(record.problems.filter((_, j) => j !== i))}
            >
              ✕
            </button>
          </div>
        </div>
      ))}
      <button
        type="button"
        class="button big"
        disabled={shut}
        data-testid="add-problem"
        onClick={() => change([...record.problems, { words: '', owner: '', due: '' }])}
      >
        {t('problems.add')}
      </button>
      <TextField
        long
        label={t('none')}
        disabled={shut}
        value={record.noneFound}
        testid="none-found"
        onInput={(noneFound) => desk.change({ noneFound })}
      />
      <TextField
        long
        label={t('improvements')}
        disabled={shut}
        value={record.improvements}
        onInput={(improvements) => desk.change({ improvements })}
      />
    </section>
  );
}

export function CloseTab({ desk }: { desk: Desk }) {
  const [refused, refuse] = useState<readonly CloseProblem[]>([]);
  const { record } = desk.open.value!;
  const { engine } = speech.value!;
  const shut = record.closed;
  const change = (signatures: RealDrill['signatures']): void => desk.change({ signatures });
  const edit = (at: number, part: Partial<RealDrill['signatures'][number]>): void =>
    change(record.signatures.map((one, i) => (i === at ? { ...one, ...part } : one)));
  // What has been put right since goes off the list.
  const still = new Set(closeProblems(record).map(({ code, path }) => `${code} ${path}`));
  const left = refused.filter(({ code, path }) => still.has(`${code} ${path}`));
  const close = (): void => {
    const result = closeRecord(record);
    if ('problems' in result) refuse(result.problems);
    else {
      refuse([]);
      desk.change({ closed: true });
    }
  };
  return (
    <section>
      <h2>{t('signatures')}</h2>
      {record.signatures.map(({ role, name }, i) => (
        <div class="line" key={i}>
          <TextField
            label={t('signature.role')}
            disabled={shut}
            value={role}
            testid={`signature-role-${i}`}
            onInput={(value) => edit(i, { role: value })}
          />
          <TextField
            label={t('signature.name')}
            disabled={shut}
            value={name}
            testid={`signature-${i}`}
            onInput={(value) => edit(i, { name: value })}
          />
        </div>
      ))}
      <button
        type="button"
        class="button big"
        disabled={shut}
        data-testid="add-signature"
        onClick={() => change([...record.signatures, { role: '', name: '' }])}
      >
        {t('signature.add')}
      </button>
      <hr />
      {left.length > 0 && (
        <div role="alert" class="refused" data-testid="refused">
          <b>{engine.cannotClose(left.length)}</b>
          <ul>
            {left.map((one) => (
              <li key={`${one.code} ${one.path}`}>{engine.close[one.code](one.parameters)}</li>
            ))}
          </ul>
        </div>
      )}
      {shut ? (
        <p class="done" role="status" data-testid="closed">
          ✔ {t('close.done')}
        </p>
      ) : (
        <button type="button" class="button big main" data-testid="close" onClick={close}>
          {t('close.now')}
        </button>
      )}
      <div class="line">
        <button
          type="button"
          class="button big"
          data-testid="export"
          onClick={() =>
            saveAs(
              new Blob([`${JSON.stringify(record, null, 1)}\n`], { type: 'application/json' }),
              `${record.id}.json`,
            )
          }
        >
          {t('export')}
        </button>
        {shut && (
          <button type="button" class="button big" onClick={() => desk.change({ closed: false })}>
            {t('close.reopen')}
          </button>
        )}
      </div>
    </section>
  );
}
