/** A file of another program: layers are mapped where it has some, then what was taken, repaired and not read is told. */
import { useEffect, useState } from 'preact/hooks';
import type { ImportedDrawing, LayersView, LayerView, SourceFailure } from '../../../engine/hosts/protocol.js';
import type { Problem } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { DialogBox } from '../../app/Dialog.js';
import type { DrawKey } from '../../text/draw.js';
import type { Desk } from './desk.js';
import { openNew, openOf, savedDrawing } from './home.js';
import { boxOf } from './model/points.js';
import { speech, t } from './speech.js';
import { ask, stopAsking } from './worker.js';

const LISTS = ['toDo', 'repaired', 'notRead'] as const;
const SHOWN = 100;
const UNITS = { mm: 0.001, cm: 0.01, m: 1, in: 0.0254, ft: 0.3048 } as const;

type Found = ImportedDrawing | SourceFailure | null;

const readFile = async (file: File): Promise<{ name: string; bytes: Uint8Array }> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

function Preview(props: { layers: readonly LayerView[]; drawing: number; chosen: string | null }) {
  const { layers, drawing, chosen } = props;
  const box = boxOf(layers.flatMap(({ lines }) => lines[drawing].flat()));
  if (box === null) return null;
  const size = Math.max(box.x2 - box.x1, box.y2 - box.y1, 0.1);
  const margin = size * 0.03;
  const path = ({ lines }: LayerView): string =>
    lines[drawing].map((line) => `M${line.map(([x, y]) => `${x.toFixed(2)},${(-y).toFixed(2)}`).join('L')}`).join('');
  const own = layers.find(({ name }) => name === chosen);
  return (
    <svg
      class="sketch"
      role="img"
      aria-label={t('import.preview')}
      viewBox={`${box.x1 - margin} ${-box.y2 - margin} ${box.x2 - box.x1 + 2 * margin} ${box.y2 - box.y1 + 2 * margin}`}
    >
      {layers.map((layer) => (
        <path key={layer.name} d={path(layer)} fill="none" stroke="var(--line)" stroke-width={size / 700} />
      ))}
      {own !== undefined && <path d={path(own)} fill="none" stroke="var(--accent)" stroke-width={size / 220} />}
    </svg>
  );
}

function Layers(props: {
  view: LayersView;
  roles: Readonly<Record<string, string>>;
  set: (layer: string, role: string) => void;
}) {
  const { view, roles, set } = props;
  const [chosen, choose] = useState<string | null>(view.layers[0]?.name ?? null);
  const [drawing, show] = useState(0);
  return (
    <section>
      <h3>{t('import.layers')}</h3>
      {view.drawings.length > 1 && (
        <label class="field">
          <span>{t('import.drawings', { n: view.drawings.length })}</span>
          <select
            data-testid="import-drawing"
            value={String(drawing)}
            onChange={(event) => show(Number(event.currentTarget.value))}
          >
            {view.drawings.map(({ name, storey }, i) => (
              <option key={name} value={String(i)}>
                {storey}: {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Preview layers={view.layers} drawing={drawing} chosen={chosen} />
      <div class="scroll short">
        <table data-testid="layers">
          <thead>
            <tr>
              <th scope="col">{t('import.layer')}</th>
              <th scope="col" class="number">
                {t('import.count')}
              </th>
              <th scope="col">{t('import.role')}</th>
            </tr>
          </thead>
          <tbody>
            {view.layers.map(({ name, count, role }) => (
              <tr key={name} class={chosen === name ? 'marked' : ''}>
                <td>
                  <button type="button" class="button link" aria-pressed={chosen === name} onClick={() => choose(name)}>
                    {name}
                  </button>
                </td>
                <td class="number">{count}</td>
                <td>
                  <select
                    aria-label={`${name}: ${t('import.role')}`}
                    value={roles[name] ?? ''}
                    onFocus={() => choose(name)}
                    onChange={(event) => set(name, event.currentTarget.value)}
                  >
                    <option value="">
                      {t('import.guess')}: {t(role === null ? 'role.unknown' : (`role.${role}` as DrawKey))}
                    </option>
                    {view.roles.map((one) => (
                      <option key={one} value={one}>
                        {t(`role.${one}` as DrawKey)}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Report({ found }: { found: ImportedDrawing }) {
  const { words, entry } = speech.value!.imports;
  const taken = Object.entries(found.taken).map(([kind, count]) =>
    words.taken[kind as keyof typeof words.taken](count),
  );
  return (
    <section data-testid="import-report">
      <p>
        <strong>{words.formats[found.format]}</strong> · {words.headings.taken}: {taken.join(' · ')}
      </p>
      {LISTS.map((list) => {
        const entries = found[list];
        if (entries.length === 0) return null;
        return (
          <details key={list} open={list === 'toDo'}>
            <summary>
              {words.headings[list]} ({entries.length})
            </summary>
            <ul>
              {entries.slice(0, SHOWN).map((one, i) => (
                <li key={i}>{entry(one)}</li>
              ))}
              {entries.length > SHOWN && <li>{t('problems.more', { n: entries.length - SHOWN })}</li>}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function Refused({ app, problems }: { app: App; problems: readonly Problem[] }) {
  const { imports } = speech.value!;
  return (
    <div class="notice bad" role="alert" data-testid="import-refused">
      <p>{t('import.refused')}</p>
      <ul>
        {problems.slice(0, SHOWN).map((problem, i) => (
          <li key={i}>{imports.problem(problem) ?? app.text.value.problem(problem)}</li>
        ))}
      </ul>
    </div>
  );
}

export function ImportDialog({ app, desk, file, close }: { app: App; desk: Desk; file: File; close: () => void }) {
  const [layers, setLayers] = useState<LayersView | null>(null);
  const [roles, setRoles] = useState<Readonly<Record<string, string>>>({});
  const [unit, setUnit] = useState('');
  const [found, setFound] = useState<Found>(null);
  const [busy, setBusy] = useState(true);
  const factor = unit === '' ? undefined : UNITS[unit as keyof typeof UNITS];
  const broken = (error: unknown): void =>
    setFound({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });

  const read = async (with_: Readonly<Record<string, string>>, metres: number | undefined): Promise<void> => {
    setBusy(true);
    try {
      const bytes = await readFile(file);
      setFound(
        await ask((worker) =>
          worker.importFile(bytes, { layers: with_, ...(metres === undefined ? {} : { unit: metres }) }),
        ),
      );
    } catch (error) {
      broken(error);
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    void (async () => {
      try {
        const saved = await savedDrawing(file);
        if (saved !== null) {
          await openOf(app, desk, saved);
          close();
          return;
        }
        const bytes = await readFile(file);
        const view = await ask((worker) => worker.layers(bytes));
        if (view !== null && 'layers' in view) setLayers(view);
        // Nothing to be mapped: read it at once, to tell what it would give.
        await read({}, undefined);
      } catch (error) {
        broken(error);
        setBusy(false);
      }
    })();
  }, [file]);

  const draw = async (made: ImportedDrawing): Promise<void> => {
    await openNew(desk, made.drawing);
    app.say(t('import.done'));
    close();
  };
  const leave = (): void => {
    // Whoever closes the window waits for nothing any more.
    if (busy) stopAsking();
    close();
  };
  const set = (layer: string, role: string): void => {
    const rest = Object.fromEntries(Object.entries(roles).filter(([name]) => name !== layer));
    setRoles(role === '' ? rest : { ...rest, [layer]: role });
  };
  return (
    <DialogBox app={app} title={t('import.title', { file: file.name })} onClose={leave} wide>
      {layers !== null && (
        <>
          <Layers view={layers} roles={roles} set={set} />
          <div class="row">
            {!layers.unitKnown && (
              <label class="field">
                <span>{t('import.unit')}</span>
                <select value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
                  <option value="">{t('import.unit.guess')}</option>
                  {Object.keys(UNITS).map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <button type="button" class="button" disabled={busy} onClick={() => void read(roles, factor)}>
              {t('import.again')}
            </button>
          </div>
        </>
      )}
      {busy && <progress aria-label={t('import.reading')} />}
      {!busy && found?.kind === 'problems' && <Refused app={app} problems={found.problems} />}
      {!busy && found !== null && 'message' in found && (
        <p class="notice bad" role="alert">
          {t('import.refused')} {found.message}
        </p>
      )}
      {!busy && found?.kind === 'drawing' && (
        <>
          <Report found={found} />
          <button
            type="button"
            class="button main"
            data-testid="import-draw"
            onClick={() => void draw(found).catch((error: unknown) => app.say(String(error)))}
          >
            {t('import.draw')}
          </button>
        </>
      )}
    </DialogBox>
  );
}
