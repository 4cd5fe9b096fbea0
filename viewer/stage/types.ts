/** The stage: the building and its people on a canvas. It draws what it is given and computes nothing of the model. */
import type { Building, DensityMap, RecordingHeader, SafetyTimes, Snapshot } from '../../engine/index.js';
import type { Insets } from './layout.js';

export type StageView = { kind: 'tower' } | { kind: 'floor'; storey: number };
export type Layer = 'none' | 'density' | 'levelOfService' | 'timeToSafety';

/** Words on the canvas, in the user's language: handed in, so that the stage knows no language. */
export interface StageLabels {
  storey(index: number): string;
  space(index: number): string;
  /** Short: written beside a person when zoomed in. */
  person(row: number): string;
  outside: string;
  /** Lower edge of the smoke layer above the floor, m, and sight at head height, m; Infinity: unhindered. */
  smoke(layer: number, sight: number): string;
  /** A number of people, for the counts beside a storey. */
  count(n: number): string;
}

export interface Point {
  storey: number;
  x: number;
  y: number;
}

export type StageEvent =
  | { kind: 'person'; row: number }
  | { kind: 'storey'; storey: number }
  | { kind: 'space'; space: number }
  | { kind: 'opening'; opening: number }
  | { kind: 'nothing' };

/** What is drawn of the header of a recording; also of a drill, which has none. */
export interface StageHeader extends Pick<RecordingHeader, 'people' | 'residents'> {
  scenario: {
    /** Treads of stair flights, m, where the drawing says them. */
    facility: { spaces: readonly { id: string; flight?: { tread?: number } }[] };
    /** Where the incident starts; missing: not to be shown. */
    incident: { space?: string };
  };
}

export interface Stage {
  /** New building: the tower view is fitted to the canvas. */
  load(building: Building, header: StageHeader, labels: StageLabels): void;
  setLabels(labels: StageLabels): void;
  /** Draw this moment. The snapshot is read, never kept. */
  show(frame: Snapshot): void;
  setView(view: StageView): void;
  readonly view: StageView;
  setTheme(theme: 'light' | 'dark'): void;
  setLayer(layer: Layer, data: DensityMap | SafetyTimes | null): void;
  setTrails(on: boolean): void;
  /** Ring around a person; null: nobody. */
  select(row: number | null): void;
  /** Spaces and openings to be marked (problems, a cause), by index. */
  mark(spaces: readonly number[], openings: readonly number[]): void;
  /** Veils spaces that are not looked into. By space: 1 is; null: all are. It is copied. */
  setSeen(seen: Uint8Array | null): void;
  /** Move the camera: a place, a person, or everything. */
  focus(target: Point | { row: number } | 'all'): void;
  zoomBy(factor: number): void;
  panBy(dx: number, dy: number): void;
  onEvent(listener: (event: StageEvent) => void): () => void;
  /** Where a point of the building is on the canvas now, CSS px; null if its storey is not shown. */
  toCanvas(point: Point): { x: number; y: number } | null;
  /** Where person `row` is drawn now, CSS px, or null if they are not shown. For tests and for tooltips. */
  personAt(row: number): { x: number; y: number } | null;
  /** Pixels of the canvas: a picture for export. `scale` 2 for print. */
  picture(scale?: number): Promise<Blob>;
  readonly canvas: HTMLCanvasElement;
  /** 'webgl' or 'canvas'. */
  readonly renderer: string;
  destroy(): void;
}

/**
 * @param options.test nothing moves by itself, and the pixels can be read at any time
 * @param options.renderer what draws; missing: WebGL where a graphics card does the work, else a plain canvas
 * @param options.insets room at the edges that the page lays things over, CSS px; the fitted picture stays clear of it
 * @throws if neither WebGL nor a 2-D canvas can be had
 */
export type CreateStage = (
  host: HTMLElement,
  options: { theme: 'light' | 'dark'; test?: boolean; renderer?: 'webgl' | 'canvas'; insets?: Partial<Insets> },
) => Promise<Stage>;
