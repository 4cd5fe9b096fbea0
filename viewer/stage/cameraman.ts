/** Which storeys are shown, through which map, and how the camera gets from one picture to the next. */
import { between, mapX, mapY, scaleOf, unmap, withCamera, type Affine } from './affine.js';
import type { MarkSize } from './atlas.js';
import { eased, FITTED, kept, panned, towards, zoomed, type Camera } from './camera.js';
import { floorLayout, towerLayout, type Insets, type Rect, type TowerLayout } from './layout.js';
import type { Scene } from './scene.js';
import type { StageView } from './types.js';

/** A flight from the slab to the plan or back, ms. */
const FLIGHT = 420;
/** How soon the camera is where it is wanted, ms: two thirds of the way. */
const LAG = 70;
/** Scale at which a place is looked at, px/m. */
const NEAR = 60;
/** Scale at which a storey is looked at in the tower, as zoom. */
const NEAR_ZOOM = 3;
/** Footprints are not drawn smaller than at this scale, px/m: a person would be too small to see. */
const LEAST_SCALE = 17;

interface Flight {
  storey: number;
  from: Affine;
  to: Affine;
  start: number;
  /** 0 … 1. */
  share: number;
  toFloor: boolean;
}

export class Cameraman {
  view: StageView = { kind: 'tower' };
  /** By index of the storey; null: not shown. */
  maps: (Affine | null)[] = [];
  tower: TowerLayout | null = null;
  /** Where those outside stand. */
  strip: Rect | null = null;
  size: MarkSize = { size: 7 };
  flight: Flight | null = null;
  private scene: Scene | null = null;
  private camera: Camera = FITTED;
  private goal: Camera = FITTED;
  private floor: Affine | null = null;
  private width = 16;
  private height = 16;
  private labelWidth = 3;
  private last = NaN;

  /** @param instant no movement of the camera takes time */
  constructor(
    private readonly insets: Insets,
    private readonly instant: boolean,
  ) {}

  /** @param labelWidth widest name of a storey, in heights of letters */
  load(scene: Scene, labelWidth: number): void {
    this.scene = scene;
    this.labelWidth = labelWidth;
    this.view = { kind: 'tower' };
    this.flight = null;
    this.camera = this.goal = FITTED;
    this.fit();
  }

  setLabelWidth(labelWidth: number): void {
    this.labelWidth = labelWidth;
    this.fit();
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.flight = null;
    this.fit();
  }

  private fit(): void {
    const { scene, width, height, insets } = this;
    if (scene === null) return;
    const fire = scene.incident < 0 ? -1 : scene.building.spaces[scene.incident].storey;
    this.tower = towerLayout(scene.order, scene.bounds, { width, height }, insets, this.labelWidth, fire);
    this.floor = null;
    if (this.view.kind === 'floor') {
      const storey = scene.storeys[this.view.storey];
      const strip = this.tower.strip.height;
      const bottom = insets.bottom + (storey.exits ? strip + 6 : 0);
      this.floor = floorLayout(storey.bounds, { width, height }, { ...insets, bottom });
    }
    this.project();
  }

  /** Maps, strip and size of marks from view, layout and camera. */
  private project(): void {
    const { scene, tower, camera, view, flight } = this;
    if (scene === null || tower === null) return;
    const { k, x, y } = camera;
    this.maps = scene.storeys.map(() => null);
    if (flight !== null) {
      const map = between(flight.from, flight.to, eased(flight.share));
      this.maps[flight.storey] = map;
      this.strip = null;
      this.size = { scale: Math.max(LEAST_SCALE, scaleOf(map)) };
      return;
    }
    if (view.kind === 'tower') {
      for (const slab of tower.slabs) this.maps[slab.storey] = withCamera(slab.map, k, x, y);
      const at = this.place(tower.strip.x, tower.strip.y);
      this.strip = { ...at, width: tower.strip.width * k, height: tower.strip.height * k };
      this.size = { size: tower.mark * Math.pow(k, 0.8) };
      return;
    }
    const map = withCamera(this.floor!, k, x, y);
    this.maps[view.storey] = map;
    this.strip = scene.storeys[view.storey].exits ? tower.strip : null;
    this.size = { scale: Math.max(LEAST_SCALE, scaleOf(map)) };
  }

  /** A point of the fitted picture under the camera. */
  place(x: number, y: number): { x: number; y: number } {
    return { x: this.camera.k * x + this.camera.x, y: this.camera.k * y + this.camera.y };
  }

  get zoom(): number {
    return this.camera.k;
  }

  /** True while there is a next picture to be drawn without anything else happening. */
  get moving(): boolean {
    return this.flight !== null || this.camera !== this.goal;
  }

  /** @returns true if the picture has changed */
  tick(now: number): boolean {
    if (!this.moving) {
      this.last = NaN;
      return false;
    }
    const past = Number.isNaN(this.last) ? 16 : Math.min(100, now - this.last);
    this.last = now;
    if (this.flight !== null) {
      this.flight.share = Math.min(1, (now - this.flight.start) / FLIGHT);
      if (this.flight.share >= 1) this.flight = null;
    } else {
      const share = 1 - Math.exp(-past / LAG);
      const next = towards(this.camera, this.goal, share, this.width, this.height);
      const { k, x, y } = this.goal;
      const there = Math.abs(next.k / k - 1) < 5e-4 && Math.abs(next.x - x) < 0.3 && Math.abs(next.y - y) < 0.3;
      this.camera = there ? this.goal : next;
    }
    this.project();
    return true;
  }

  setView(view: StageView, now: number): void {
    const { scene, tower } = this;
    const former = this.view;
    if (scene === null || tower === null) return;
    if (former.kind === view.kind && (view.kind === 'tower' || view.storey === (former as typeof view).storey)) return;
    const storey = view.kind === 'floor' ? view.storey : (former as { storey: number }).storey;
    const from = this.flight === null ? this.maps[storey] : null;
    this.view = view;
    // From storey to storey the camera stays, so that the same place can be compared.
    if (former.kind !== 'floor' || view.kind !== 'floor') this.camera = this.goal = FITTED;
    this.flight = null;
    this.fit();
    if (this.instant || former.kind === view.kind || from === null || from === undefined) return;
    const to = view.kind === 'floor' ? this.floor! : tower.slabs.find((slab) => slab.storey === storey)!.map;
    this.flight = { storey, from, to, start: now, share: 0, toFloor: view.kind === 'floor' };
    this.project();
  }

  zoomAt(factor: number, x: number, y: number, soft: boolean): void {
    if (this.scene === null) return;
    this.aim(zoomed(this.goal, factor, x, y), soft);
  }

  pan(dx: number, dy: number, soft: boolean): void {
    if (this.scene === null) return;
    this.aim(panned(this.goal, dx, dy), soft);
  }

  /** Everything that belongs to the view. */
  all(): void {
    this.aim(FITTED, true);
  }

  /** Looks at a place of the storey that is shown. */
  lookAt(storey: number, x: number, y: number): void {
    const { tower } = this;
    if (this.scene === null || tower === null) return;
    const base = this.view.kind === 'floor' ? this.floor! : tower.slabs.find((slab) => slab.storey === storey)?.map;
    if (base === undefined || (this.view.kind === 'floor' && this.view.storey !== storey)) return;
    const k =
      this.view.kind === 'floor' ? Math.max(this.goal.k, NEAR / scaleOf(base)) : Math.max(this.goal.k, NEAR_ZOOM);
    const to = { k, x: this.width / 2 - k * mapX(base, x, y), y: this.height / 2 - k * mapY(base, x, y) };
    // The flight to the plan ends where the place is in the middle.
    if (this.flight !== null && this.flight.toFloor) {
      this.camera = this.goal = kept(to, this.width, this.height);
      this.flight.to = withCamera(base, this.camera.k, this.camera.x, this.camera.y);
      this.project();
    } else this.aim(to, true);
  }

  private aim(camera: Camera, soft: boolean): void {
    this.goal = kept(camera, this.width, this.height);
    if (!soft || this.instant) this.camera = this.goal;
    if (this.flight === null) this.project();
  }

  /** The storey whose slab or row is under a point of the canvas in the tower view, or -1. */
  storeyAt(x: number, y: number): number {
    const { scene, tower, camera } = this;
    if (scene === null || tower === null || this.view.kind !== 'tower') return -1;
    const px = (x - camera.x) / camera.k;
    const py = (y - camera.y) / camera.k;
    for (const { storey, row } of tower.slabs) {
      if (px >= row.x && px < row.x + row.width && py >= row.y && py < row.y + row.height) return storey;
    }
    return -1;
  }

  /** The point of the floor plan under a point of the canvas; null in the tower view. */
  planAt(x: number, y: number): { storey: number; x: number; y: number } | null {
    if (this.view.kind !== 'floor') return null;
    const map = this.maps[this.view.storey];
    return map === null || map === undefined ? null : { storey: this.view.storey, ...unmap(map, x, y) };
  }
}
