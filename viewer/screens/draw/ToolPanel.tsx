/** Tools, what each of them draws next, and the picture below. */
import {
  DOOR_KINDS,
  MOBILITY_CLASSES,
  SPACE_KINDS,
  type DrawingDoor,
  type DrawingRoom,
} from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import type { Desk } from './desk.js';
import { Card, ChoiceField, FileButton, NumberField, TextField } from './fields.js';
import { setPicture } from './model/storeys.js';
import { TOOLS, withRoomKind, type Tool, type ToolOptions } from './model/tools.js';
import { t } from './speech.js';
import { loadPicture } from './underlay.js';

/** Letters that take a tool in hand. */
export const TOOL_KEYS: Readonly<Record<Tool, string>> = {
  select: 'v',
  room: 'r',
  polygon: 'p',
  wall: 'w',
  fill: 'f',
  door: 'd',
  exit: 'e',
  bed: 'b',
  station: 'n',
  store: 'k',
  stair: 's',
  lift: 'l',
  scale: 'm',
  square: 'q',
};

export const roomKinds = (app: App): [string | null, string][] => [
  [null, t('kind.unknown')],
  ...SPACE_KINDS.filter((kind) => kind !== 'stairFlight' && kind !== 'landing' && kind !== 'liftCar').map(
    (kind): [string, string] => [kind, app.text.value.words.spaceKind[kind]],
  ),
];
export const doorKinds = (app: App): [string, string][] =>
  DOOR_KINDS.map((kind) => [kind, app.text.value.words.doorKind[kind]]);
export const mobilities = (app: App): [string | null, string][] => [
  [null, t('option.mobility.unknown')],
  ...MOBILITY_CLASSES.map((kind): [string, string] => [kind, app.text.value.words.mobility[kind]]),
];
export const compartments = (desk: Desk): [string | null, string][] => [
  [null, t('option.compartment.none')],
  ...desk.drawing.value.compartments.map(({ id, name }): [string, string] => [id, name === '' ? id : name]),
];

function Options({ app, desk }: { app: App; desk: Desk }) {
  const { tool, options } = desk.tool.value;
  const set = (next: Partial<ToolOptions>) => desk.set(next);
  switch (tool) {
    case 'room':
    case 'polygon':
    case 'fill':
      return (
        <>
          <ChoiceField
            label={t('option.kind')}
            value={options.roomKind}
            options={roomKinds(app)}
            testid="room-kind"
            onChange={(kind) => set(withRoomKind(options, kind as DrawingRoom['kind']))}
          />
          <TextField
            label={t('option.name')}
            value={options.roomName}
            testid="room-name"
            onChange={(roomName) => set({ roomName })}
          />
          <ChoiceField
            label={t('option.compartment')}
            value={options.compartment}
            options={compartments(desk)}
            onChange={(compartment) => set({ compartment })}
          />
        </>
      );
    case 'door':
    case 'exit':
      return (
        <>
          <NumberField
            label={t('option.width')}
            value={options.doorWidth}
            least={0.5}
            most={10}
            testid="door-width"
            onChange={(doorWidth) => doorWidth !== null && set({ doorWidth })}
          />
          <ChoiceField
            label={t('option.kind')}
            value={options.doorKind}
            options={doorKinds(app)}
            testid="door-kind"
            onChange={(kind) => kind !== null && set({ doorKind: kind as NonNullable<DrawingDoor['kind']> })}
          />
        </>
      );
    case 'bed':
      return (
        <ChoiceField
          label={t('option.mobility')}
          value={options.mobility}
          options={mobilities(app)}
          testid="bed-mobility"
          onChange={(mobility) => set({ mobility: mobility as ToolOptions['mobility'] })}
        />
      );
    case 'station':
      return (
        <ChoiceField
          label={t('option.kind')}
          value={options.stationKind}
          options={Object.entries(app.text.value.words.stationKind)}
          onChange={(kind) => kind !== null && set({ stationKind: kind as ToolOptions['stationKind'] })}
        />
      );
    case 'store':
      return (
        <NumberField
          label={t('option.devices')}
          value={options.devices.evacuationChair ?? 0}
          least={0}
          most={100}
          step={1}
          onChange={(count) => set({ devices: { evacuationChair: count ?? 0 } })}
        />
      );
    default:
      return null;
  }
}

function PictureCard({ app, desk }: { app: App; desk: Desk }) {
  const storey = desk.drawing.value.storeys.find(({ id }) => id === desk.storey.value);
  const picture = storey?.picture ?? null;
  return (
    <Card title={t('picture')}>
      <div class="row">
        <FileButton
          id="draw-picture"
          label={t('picture.load')}
          accept="image/*,application/pdf,.pdf"
          onFile={(file) => {
            loadPicture(app, desk, file).catch((error: unknown) => app.say(String(error)));
          }}
        />
        {picture !== null && (
          <button
            type="button"
            class="button"
            onClick={() => desk.change(setPicture(desk.drawing.peek(), desk.storey.peek(), null))}
          >
            {t('picture.remove')}
          </button>
        )}
      </div>
      {picture !== null && (
        <label class="field">
          <span>{t('picture.opacity')}</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={picture.opacity}
            onChange={(event) =>
              desk.change(
                setPicture(desk.drawing.peek(), desk.storey.peek(), {
                  ...picture,
                  opacity: Number(event.currentTarget.value),
                }),
              )
            }
          />
        </label>
      )}
    </Card>
  );
}

export function ToolPanel({ app, desk }: { app: App; desk: Desk }) {
  const { tool } = desk.tool.value;
  const history = desk.history.value;
  const picture = desk.drawing.value.storeys.find(({ id }) => id === desk.storey.value)?.picture ?? null;
  const button = (one: Tool) => (
    <button
      key={one}
      type="button"
      class="button tool"
      aria-pressed={tool === one}
      data-testid={`tool-${one}`}
      disabled={picture === null && (one === 'scale' || one === 'square')}
      onClick={() => desk.take(one)}
    >
      <span>{t(`tool.${one}`)}</span>
      <kbd>{TOOL_KEYS[one].toUpperCase()}</kbd>
    </button>
  );
  return (
    <>
      <div class="row steps">
        <button
          type="button"
          class="button"
          data-testid="undo"
          title="Ctrl+Z"
          disabled={history.at === 0}
          onClick={desk.undo}
        >
          {t('edit.undo')}
        </button>
        <button
          type="button"
          class="button"
          data-testid="redo"
          title="Ctrl+Y"
          disabled={history.at === history.steps.length}
          onClick={desk.redo}
        >
          {t('edit.redo')}
        </button>
      </div>
      <Card title={t('tools')}>
        <div class="tools">{TOOLS.map(button)}</div>
        <p class="soft">{t(`hint.${tool}`)}</p>
        <Options app={app} desk={desk} />
        {(tool === 'wall' || tool === 'fill') && (
          <button
            type="button"
            class="button"
            data-testid="rooms-from-walls"
            onClick={() => {
              desk.roomsFromWalls().then(
                (n) => app.say(t('edit.roomsMade', { n })),
                (error: unknown) => app.say(String(error)),
              );
            }}
          >
            {t('edit.roomsFromWalls')}
          </button>
        )}
        <p class="soft">
          <small>{t('hint.keys')}</small>
        </p>
      </Card>
      <PictureCard app={app} desk={desk} />
    </>
  );
}
