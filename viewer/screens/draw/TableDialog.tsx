/** Which column of a table is what, and what is wrong with its lines. */
import { useEffect, useState } from 'preact/hooks';
import type { SourceFailure, TableColumns, TableKind } from '../../../engine/hosts/protocol.js';
import type { Problem } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { DialogBox } from '../../app/Dialog.js';
import { ProblemList } from '../../bring/ProblemList.js';
import type { Desk } from './desk.js';
import { speech, t } from './speech.js';
import { ask } from './worker.js';

export function TableDialog(props: { app: App; desk: Desk; kind: TableKind; file: File; close: () => void }) {
  const { app, desk, kind, file, close } = props;
  const [columns, setColumns] = useState<TableColumns | null>(null);
  const [fields, setFields] = useState<readonly (string | null)[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [message, setMessage] = useState('');
  const given = async () => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const failed = (failure: SourceFailure): void => {
    if (failure.kind === 'problems') setProblems(failure.problems);
    else setMessage(failure.kind === 'broken' ? failure.message : failure.detail);
  };
  useEffect(() => {
    void (async () => {
      const bytes = await given();
      const found = await ask((worker) => worker.columns(kind, bytes));
      if ('kind' in found) failed(found);
      else {
        setColumns(found);
        setFields(found.fields);
      }
    })().catch((error: unknown) => setMessage(String(error)));
  }, [file]);
  const take = async (): Promise<void> => {
    const bytes = await given();
    const drawing = desk.drawing.peek();
    const found = await ask((worker) => worker.table(kind, bytes, fields, drawing));
    if (found.kind !== 'table') {
      failed(found);
      return;
    }
    desk.change(found.drawing);
    const left = found.clearings === 0 ? '' : ` ${t('table.clearings', { n: found.clearings })}`;
    app.say(t('table.taken', { n: found.count }) + left);
    close();
  };
  return (
    <DialogBox app={app} title={t(`table.title.${kind}`)} onClose={close} wide>
      {columns !== null && (
        <>
          <table data-testid="columns">
            <thead>
              <tr>
                <th scope="col">{t('table.column')}</th>
                <th scope="col">{t('table.example')}</th>
                <th scope="col">{t('table.field')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.header.map((name, i) => (
                <tr key={i}>
                  <th scope="row">{name}</th>
                  <td>{columns.example.map((row) => row[i] ?? '').join(' · ')}</td>
                  <td>
                    <select
                      aria-label={`${name}: ${t('table.field')}`}
                      value={fields[i] ?? ''}
                      onChange={(event) => {
                        const { value } = event.currentTarget;
                        // Of what is chosen by now: two changes may come before the next picture.
                        setFields((now) => now.map((field, k) => (k === i ? (value === '' ? null : value) : field)));
                        setProblems([]);
                      }}
                    >
                      <option value="">{t('table.nothing')}</option>
                      {columns.known.map((field) => (
                        <option key={field} value={field}>
                          {t(`field.${field}` as 'field.id')}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            <button
              type="button"
              class="button main"
              data-testid="take-table"
              onClick={() => void take().catch((error: unknown) => setMessage(String(error)))}
            >
              {t('table.take', { n: columns.rows })}
            </button>
          </p>
        </>
      )}
      {problems.length > 0 && speech.value !== null && (
        <div role="alert">
          <p class="notice bad">{t('table.problems', { n: problems.length })}</p>
          <ProblemList app={app} problems={problems} />
        </div>
      )}
      {message !== '' && (
        <p class="notice bad" role="alert">
          {message}
        </p>
      )}
    </DialogBox>
  );
}
