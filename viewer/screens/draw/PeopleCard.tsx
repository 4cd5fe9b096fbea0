/** Residents, staff and measured times from tables, with templates to begin with. */
import { signal } from '@preact/signals';
import type { TableKind } from '../../../engine/hosts/protocol.js';
import { csv } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { saveAs } from '../../bring/take.js';
import type { Desk } from './desk.js';
import { Card, FileButton } from './fields.js';
import { template } from './model/template.js';
import { t } from './speech.js';

/** The table whose columns are being mapped. */
export const mapping = signal<{ kind: TableKind; file: File } | null>(null);

const KINDS: readonly TableKind[] = ['residents', 'roster', 'times'];

export function PeopleCard({ app, desk }: { app: App; desk: Desk }) {
  const drawing = desk.drawing.value;
  const staff = Object.values(drawing.roster?.shifts ?? {}).reduce((sum, shift) => sum + shift.staff.length, 0);
  const known: Record<TableKind, string> = {
    residents: t('people.known', { n: drawing.residents.length, all: drawing.beds.length }),
    roster: t('people.staff', { n: staff }),
    times: t('people.measured', { n: Object.keys(drawing.parameters).length }),
  };
  return (
    <Card title={t('people')} testid="people">
      {KINDS.map((kind) => (
        <div key={kind} class="people-row">
          <div class="row">
            <FileButton
              id={`draw-${kind}`}
              label={t(`people.${kind}`)}
              accept=".csv,.xlsx,text/csv"
              onFile={(file) => (mapping.value = { kind, file })}
            />
            <button
              type="button"
              class="button quiet"
              aria-label={`${t('people.template')}: ${t(`people.${kind}`)}`}
              onClick={() => {
                const name = `${kind}.csv`;
                saveAs(
                  new Blob([csv(template(desk.drawing.peek(), desk.ids.peek(), kind))], {
                    type: 'text/csv;charset=utf-8',
                  }),
                  name,
                );
                app.say(t('home.saved', { file: name }));
              }}
            >
              {t('people.template')}
            </button>
          </div>
          <small>{known[kind]}</small>
        </div>
      ))}
    </Card>
  );
}
