/** What is chosen, and what can be said of it; and everything on the storey as a list, for who draws without a pointer. */
import type { ComponentChildren } from 'preact';
import type {
  Drawing,
  DrawingBed,
  DrawingDoor,
  DrawingLift,
  DrawingList,
  DrawingRoom,
  DrawingStair,
  DrawingStation,
  DrawingStore,
} from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import type { Desk } from './desk.js';
import { Card, CheckField, ChoiceField, NumberField, TextField } from './fields.js';
import { change, find, listOf, setResident } from './model/edit.js';
import { areaOf } from './model/points.js';
import { inOrder } from './model/storeys.js';
import { t } from './speech.js';
import { compartments, doorKinds, mobilities, roomKinds } from './ToolPanel.js';

interface Of<T> {
  app: App;
  desk: Desk;
  item: T;
  set: (list: DrawingList, change: object) => void;
}

const NEW = '+';

function RoomFields({ app, desk, item, set }: Of<DrawingRoom>) {
  const drawing = desk.drawing.value;
  return (
    <>
      <TextField
        label={t('option.name')}
        value={item.name}
        testid="chosen-name"
        onChange={(name) => set('rooms', { name })}
      />
      <ChoiceField
        label={t('option.kind')}
        value={item.kind}
        options={roomKinds(app)}
        testid="chosen-kind"
        onChange={(kind) => set('rooms', { kind })}
      />
      <ChoiceField
        label={t('option.compartment')}
        value={item.compartment}
        options={[...compartments(desk), [NEW, t('option.compartment.new')]]}
        onChange={(compartment) => {
          if (compartment !== NEW) {
            set('rooms', { compartment });
            return;
          }
          let n = drawing.compartments.length + 1;
          const id = () => `${item.storey}-${n}`;
          while (drawing.compartments.some((one) => one.id === id())) n++;
          const next = { ...drawing, compartments: [...drawing.compartments, { id: id(), name: '' }] };
          desk.change(change(next, 'rooms', item.key, { compartment: id() }));
        }}
      />
      <p class="soft">{app.text.value.quantity(areaOf(item.outline), 'm2')}</p>
      <CheckField
        label={t('chosen.fire')}
        checked={drawing.fireRoom === item.key}
        onChange={(checked) => desk.change({ ...desk.drawing.peek(), fireRoom: checked ? item.key : null })}
      />
    </>
  );
}

function DoorFields({ app, item, set }: Of<DrawingDoor>) {
  return (
    <>
      <TextField label={t('option.name')} value={item.name} onChange={(name) => set('doors', { name })} />
      <ChoiceField
        label={t('option.kind')}
        value={item.kind}
        options={[[null, t('kind.unknown')], ...doorKinds(app)]}
        onChange={(kind) => set('doors', { kind })}
      />
      <NumberField
        label={t('chosen.clearWidth')}
        value={item.clearWidth}
        least={0.4}
        most={20}
        optional
        testid="chosen-width"
        onChange={(clearWidth) => set('doors', { clearWidth })}
      />
      <CheckField label={t('chosen.leadsOut')} checked={item.exit} onChange={(exit) => set('doors', { exit })} />
    </>
  );
}

function BedFields({ app, desk, item, set }: Of<DrawingBed>) {
  const resident = desk.drawing.value.residents.find(({ bed }) => bed === item.key);
  return (
    <>
      <TextField label={t('option.name')} value={item.name} onChange={(name) => set('beds', { name })} />
      <ChoiceField
        label={t('option.mobility')}
        value={resident?.mobility ?? null}
        options={mobilities(app)}
        onChange={(mobility) =>
          desk.change(
            setResident(desk.drawing.peek(), item.key, mobility as Drawing['residents'][number]['mobility'] | null),
          )
        }
      />
      <NumberField
        label={t('chosen.heading')}
        value={item.heading}
        least={-360}
        most={360}
        step={15}
        optional
        onChange={(heading) => set('beds', { heading })}
      />
    </>
  );
}

function ReachFields({ desk, item, list, set }: Of<DrawingStair | DrawingLift> & { list: 'stairs' | 'lifts' }) {
  const order = inOrder(desk.drawing.value).map(({ id }) => id);
  const options = order.map((id): [string, string] => [id, id]);
  const reach = (from: string, to: string): void => {
    const [a, b] = [order.indexOf(from), order.indexOf(to)].sort((x, y) => x - y);
    set(list, { storeys: order.slice(a, b + 1) });
  };
  const [low, high] = [item.storeys[0], item.storeys[item.storeys.length - 1]];
  return (
    <div class="pair">
      <ChoiceField
        label={t('chosen.from')}
        value={low}
        options={options}
        onChange={(id) => id !== null && reach(id, high)}
      />
      <ChoiceField
        label={t('chosen.to')}
        value={high}
        options={options}
        onChange={(id) => id !== null && reach(low, id)}
      />
    </div>
  );
}

function StairFields(props: Of<DrawingStair>) {
  const { item, set } = props;
  return (
    <>
      <TextField label={t('option.name')} value={item.name} onChange={(name) => set('stairs', { name })} />
      <ReachFields {...props} list="stairs" />
      <div class="pair">
        <NumberField
          label={t('chosen.flightWidth')}
          value={item.flightWidth}
          least={0.5}
          most={5}
          optional
          onChange={(flightWidth) => set('stairs', { flightWidth })}
        />
        <NumberField
          label={t('chosen.riser')}
          value={item.riser}
          least={0.1}
          most={0.3}
          step={0.001}
          optional
          onChange={(riser) => set('stairs', { riser })}
        />
      </div>
    </>
  );
}

function LiftFields(props: Of<DrawingLift>) {
  const { app, item, set } = props;
  return (
    <>
      <TextField label={t('option.name')} value={item.name} onChange={(name) => set('lifts', { name })} />
      <ReachFields {...props} list="lifts" />
      <ChoiceField
        label={t('option.kind')}
        value={item.kind}
        options={[[null, t('kind.unknown')], ...Object.entries(app.text.value.words.liftKind)]}
        onChange={(kind) => set('lifts', { kind })}
      />
      <div class="pair">
        <NumberField
          label={t('chosen.load')}
          value={item.load}
          least={100}
          most={10_000}
          step={50}
          optional
          onChange={(load) => set('lifts', { load })}
        />
        <NumberField
          label={t('chosen.speed')}
          value={item.speed}
          least={0.1}
          most={10}
          step={0.05}
          optional
          onChange={(speed) => set('lifts', { speed })}
        />
      </div>
    </>
  );
}

function StationFields({ app, item, set }: Of<DrawingStation>) {
  return (
    <>
      <TextField label={t('option.name')} value={item.name} onChange={(name) => set('stations', { name })} />
      <ChoiceField
        label={t('option.kind')}
        value={item.kind}
        options={Object.entries(app.text.value.words.stationKind)}
        onChange={(kind) => kind !== null && set('stations', { kind })}
      />
    </>
  );
}

function StoreFields({ item, set }: Of<DrawingStore>) {
  return (
    <NumberField
      label={t('option.devices')}
      value={item.devices.evacuationChair ?? 0}
      least={0}
      most={100}
      step={1}
      onChange={(count) => set('stores', { devices: { ...item.devices, evacuationChair: count ?? 0 } })}
    />
  );
}

const WORD: Readonly<
  Partial<Record<DrawingList, 'room' | 'wall' | 'door' | 'bed' | 'station' | 'store' | 'stair' | 'lift'>>
> = {
  rooms: 'room',
  walls: 'wall',
  doors: 'door',
  beds: 'bed',
  stations: 'station',
  stores: 'store',
  stairs: 'stair',
  lifts: 'lift',
};

function Fields({ app, desk, chosen }: { app: App; desk: Desk; chosen: string }) {
  const item = find(desk.drawing.value, chosen);
  if (item === undefined) return null;
  const set: Of<unknown>['set'] = (list, with_) => desk.change(change(desk.drawing.peek(), list, chosen, with_));
  const of = { app, desk, set };
  switch (listOf(chosen)) {
    case 'rooms':
      return <RoomFields {...of} item={item as DrawingRoom} />;
    case 'doors':
      return <DoorFields {...of} item={item as DrawingDoor} />;
    case 'beds':
      return <BedFields {...of} item={item as DrawingBed} />;
    case 'stairs':
      return <StairFields {...of} item={item as DrawingStair} />;
    case 'lifts':
      return <LiftFields {...of} item={item as DrawingLift} />;
    case 'stations':
      return <StationFields {...of} item={item as DrawingStation} />;
    case 'stores':
      return <StoreFields {...of} item={item as DrawingStore} />;
    default:
      return null;
  }
}

function nameOf(desk: Desk, key: string): string {
  const item = find(desk.drawing.value, key);
  const word = WORD[listOf(key)];
  if (item === undefined || word === undefined) return '';
  const exit = 'exit' in item && item.exit;
  const own = 'name' in item && item.name !== '' ? item.name : (desk.ids.value.get(key) ?? '');
  return `${t(exit ? 'chosen.exit' : `chosen.${word}`)}${own === '' ? '' : ` ${own}`}`;
}

export function ChosenCard({ app, desk }: { app: App; desk: Desk }) {
  const keys = [...desk.selected.value];
  let title: ComponentChildren = t('chosen.none');
  if (keys.length === 1) title = nameOf(desk, keys[0]);
  else if (keys.length > 1) title = t('chosen.many', { n: keys.length });
  return (
    <Card title={t('chosen')} testid="chosen">
      <div class="row spread">
        <strong>{title}</strong>
        {keys.length > 0 && (
          <button type="button" class="button" data-testid="remove" onClick={desk.remove}>
            {t('edit.remove')}
          </button>
        )}
      </div>
      {keys.length === 1 && <Fields key={keys[0]} app={app} desk={desk} chosen={keys[0]} />}
    </Card>
  );
}

/** More than these are found on the plan, not in a list. */
const MOST_LISTED = 300;

export function ThingsList({ desk }: { desk: Desk }) {
  const drawing = desk.drawing.value;
  const storey = desk.storey.value;
  const keys = [
    ...[...drawing.stairs, ...drawing.lifts].filter(({ storeys }) => storeys.includes(storey)),
    ...[...drawing.rooms, ...drawing.doors, ...drawing.beds, ...drawing.stations, ...drawing.stores, ...drawing.walls].filter((one) => one.storey === storey), // prettier-ignore
  ].map(({ key }) => key);
  const chosen = [...desk.selected.value].find((key) => keys.includes(key)) ?? '';
  return (
    <details class="card">
      <summary>{t('things', { n: keys.length })}</summary>
      <select
        size={10}
        class="things"
        aria-label={t('things', { n: keys.length })}
        value={chosen}
        onChange={(event) => {
          desk.take('select');
          desk.selected.value = new Set([event.currentTarget.value]);
        }}
      >
        {keys.slice(0, MOST_LISTED).map((key) => (
          <option key={key} value={key}>
            {nameOf(desk, key)}
          </option>
        ))}
      </select>
    </details>
  );
}
