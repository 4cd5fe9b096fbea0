/** Draws the picture: what stands still, the people, the numbers beside the storeys. */
import { atlasSize, buildAtlas, type MarkAtlas, type MarkSize } from './atlas.js';
import type { Cameraman } from './cameraman.js';
import { Crowd, type CrowdView } from './crowd.js';
import { drawFloor } from './drawFloor.js';
import { countColumns, drawStrip, drawTower } from './drawTower.js';
import { mapX, mapY } from './affine.js';
import type { Rect } from './layout.js';
import type { FloorMap } from './layers.js';
import { halves } from './shapes.js';
import { MARK_KINDS } from './marks.js';
import { Moment } from './moment.js';
import { PALETTES, type Theme } from './palette.js';
import { FONT, type Context } from './plan.js';
import { carMap, nearestStorey } from './lifts.js';
import type { Scene } from './scene.js';
import type { Screen } from './screen.js';
import { TextAtlas, type TextStyle } from './textAtlas.js';
import { Trails } from './trails.js';
import type { StageLabels } from './types.js';

/** People are named from this scale on, px/m; so many at most. */
const NAMED_FROM = 42;
const MOST_NAMES = 60;
const NAME_SIZE = 11.5;
const STRIP_FONT = 12.5;

export class Painter {
  moment: Moment | null = null;
  trails: Trails | null = null;
  floorMap: FloorMap | null = null;
  selected = -1;
  spaces: readonly number[] = [];
  /** By space: 1 is looked into; null: all are. */
  seen: Uint8Array | null = null;
  openings: readonly number[] = [];
  private scene: Scene | null = null;
  private labels: StageLabels | null = null;
  private crowd: Crowd | null = null;
  private atlas: MarkAtlas | null = null;
  private drawn: MarkSize = { size: 1 };
  private readonly texts = new TextAtlas();
  private stale = true;
  private placed = false;
  /** Most residents a storey ever had: the longest bar. */
  private fullest = 1;
  private outsideWidth = 0;
  /** The tower's picture while the camera flies to a storey or back. */
  private readonly ghost = document.createElement('canvas');
  private readonly named: Float64Array = new Float64Array(4 * MOST_NAMES);

  constructor(
    private readonly screen: Screen,
    private readonly cameraman: Cameraman,
    public theme: Theme,
  ) {}

  load(scene: Scene, labels: StageLabels): void {
    this.scene = scene;
    this.moment = new Moment(scene);
    this.crowd = new Crowd(scene, this.moment);
    const on = this.trails?.on ?? false;
    this.trails = new Trails(scene, this.moment.count);
    this.trails.on = on;
    this.floorMap = null;
    this.selected = -1;
    this.spaces = this.openings = [];
    this.seen = null;
    this.fullest = 1;
    this.setLabels(labels);
  }

  setLabels(labels: StageLabels): void {
    this.labels = labels;
    this.screen.pen.font = `600 ${STRIP_FONT}px ${FONT}`;
    this.outsideWidth = Math.max(4 * STRIP_FONT, this.screen.pen.measureText(labels.outside).width) + 24;
    this.touch();
  }

  /** Widest name of a storey, in heights of letters. */
  labelWidth(): number {
    if (this.scene === null || this.labels === null) return 3;
    this.screen.pen.font = `600 20px ${FONT}`;
    let widest = 1;
    for (const index of this.scene.order)
      widest = Math.max(widest, this.screen.pen.measureText(this.labels.storey(index)).width / 20);
    return widest;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.refresh();
  }

  /** Other colours or another resolution: all pictures are drawn anew. */
  refresh(): void {
    this.atlas?.destroy();
    this.atlas = null;
    this.texts.reset(this.screen.resolution);
    this.touch();
  }

  /** What stands still has changed. */
  touch(): void {
    this.stale = true;
    this.placed = false;
  }

  /** People have moved. */
  moved(): void {
    this.placed = false;
    const { moment } = this;
    if (moment === null) return;
    for (let i = 0; i < moment.remaining.length; i++)
      this.fullest = Math.max(this.fullest, moment.remaining[i] + moment.sheltered[i]);
  }

  private view(): CrowdView {
    const { cameraman, screen, scene, moment } = this;
    const cars = scene?.building.lifts.map(({ index }) =>
      carMap(scene.building.storeys, scene.order, cameraman.maps, moment?.cars.z[index] ?? NaN),
    );
    return {
      maps: cameraman.maps,
      cars: cars ?? [],
      strip: cameraman.strip === null ? null : this.yard(cameraman.strip),
      size: cameraman.size,
      width: screen.width,
      height: screen.height,
    };
  }

  /** The part of the strip where people stand: right of its name. */
  private yard(strip: Rect): Rect {
    return {
      x: strip.x + this.outsideWidth,
      y: strip.y + 3,
      width: Math.max(20, strip.width - this.outsideWidth - 8),
      height: Math.max(6, strip.height - 6),
    };
  }

  /** Places are right for the moment and the camera. */
  crowdNow(): Crowd | null {
    if (this.crowd !== null && !this.placed) {
      this.crowd.place(this.view());
      this.placed = true;
    }
    return this.crowd;
  }

  paint(): void {
    const { scene, labels, moment } = this;
    if (scene === null || labels === null || moment === null) {
      this.screen.begin(PALETTES[this.theme].ground);
      this.screen.sent();
    } else {
      if (this.stale) this.paintStill(scene, labels, moment);
      this.paintPeople(scene, labels, moment);
    }
    this.screen.render();
  }

  /** Ways taken since the last picture are added to it. */
  addTrails(): void {
    const { trails, screen, cameraman } = this;
    if (trails === null || !trails.fresh || this.stale) return;
    trails.draw(screen.pen, cameraman.maps, PALETTES[this.theme], false);
    screen.sent();
  }

  /** Keeps the tower's picture to fade it while the camera flies. */
  keepGhost(): void {
    const { ghost, screen, scene, labels, moment } = this;
    if (scene === null || labels === null || moment === null) return;
    ghost.width = screen.still.width;
    ghost.height = screen.still.height;
    const c = ghost.getContext('2d');
    if (c === null) return;
    c.setTransform(screen.resolution, 0, 0, screen.resolution, 0, 0);
    this.drawTower(c, scene, labels, moment, true);
  }

  private drawTower(c: Context, scene: Scene, labels: StageLabels, moment: Moment, fitted: boolean): void {
    const { cameraman, screen } = this;
    const layout = cameraman.tower;
    if (layout === null) return;
    const maps = fitted
      ? scene.storeys.map((_, i) => layout.slabs.find((s) => s.storey === i)?.map ?? null)
      : cameraman.maps;
    drawTower(c, {
      scene,
      layout,
      maps,
      place: (x, y) => (fitted ? { x, y } : cameraman.place(x, y)),
      labels,
      palette: PALETTES[this.theme],
      floorMap: this.floorMap,
      spaces: this.spaces,
      openings: this.openings,
      doors: moment.doors,
      smoke: moment.smoke,
      seen: this.seen,
      height: screen.height,
    });
  }

  private paintStill(scene: Scene, labels: StageLabels, moment: Moment): void {
    const { screen, cameraman } = this;
    const palette = PALETTES[this.theme];
    const { view, flight } = cameraman;
    const c = screen.begin(palette.ground);
    if (view.kind === 'tower' && flight === null) this.drawTower(c, scene, labels, moment, false);
    else {
      if (flight !== null && this.ghost.width > 0) {
        c.globalAlpha = flight.toFloor ? Math.max(0, 1 - 1.6 * flight.share) : Math.max(0, 1.6 * flight.share - 0.6);
        c.drawImage(this.ghost, 0, 0, screen.width, screen.height);
        c.globalAlpha = 1;
      }
      const storey = flight !== null ? flight.storey : view.kind === 'floor' ? view.storey : 0;
      drawFloor(c, {
        scene,
        storey: scene.storeys[storey],
        map: cameraman.maps[storey]!,
        labels,
        palette,
        floorMap: this.floorMap,
        spaces: this.spaces,
        openings: this.openings,
        doors: moment.doors,
        smoke: moment.smoke,
        seen: this.seen,
        width: screen.width,
        height: screen.height,
        named: flight === null,
      });
    }
    if (cameraman.strip !== null) drawStrip(c, cameraman.strip, labels.outside, STRIP_FONT, palette);
    this.trails?.draw(c, cameraman.maps, palette, true);
    screen.sent();
    this.stale = false;
  }

  private paintPeople(scene: Scene, labels: StageLabels, moment: Moment): void {
    const { screen, cameraman, texts } = this;
    const palette = PALETTES[this.theme];
    // Without a graphics card marks are copied, not scaled: as soon as the camera rests they are drawn in their size.
    const exact = screen.name === 'canvas' && !cameraman.moving;
    const wanted = exact ? cameraman.size : atlasSize(cameraman.size);
    if (this.atlas === null || JSON.stringify(wanted) !== JSON.stringify(this.drawn)) {
      this.atlas?.destroy();
      this.atlas = buildAtlas(wanted, palette, screen.resolution);
      this.drawn = wanted;
    }
    const crowd = this.crowdNow()!;
    const { marks } = screen;
    marks.begin();
    screen.texts.begin();
    const view = this.view();
    if (cameraman.view.kind === 'tower' && cameraman.flight === null) this.paintCounts(labels, moment);
    this.paintCars(scene, labels, moment, view);
    crowd.draw(marks, view, this.atlas, this.drawn);
    if (cameraman.strip !== null) {
      const { x, y } = cameraman.strip;
      this.write(labels.count(moment.residentsOut), x + 10, y + 2.35 * STRIP_FONT, 0, {
        size: STRIP_FONT,
        color: palette.ink,
        bold: false,
        halo: '',
      });
    }
    if (this.selected >= 0 && crowd.shown[this.selected] === 1) {
      const ring = marks.next(this.atlas.ring);
      ring.x = crowd.x[this.selected];
      ring.y = crowd.y[this.selected];
      ring.rotation = 0;
      ring.scaleX = ring.scaleY = (this.reachOf(moment.kind[this.selected]) + 5) / this.atlas.ringRadius;
    }
    this.namePeople(scene, labels, moment, crowd);
    marks.end();
    screen.texts.end();
    texts.flush();
    screen.setTextures(this.atlas.source, texts.source);
  }

  /** Cars of lifts where they are: two leaves that part as the doors open. On a floor where a car is not, where it is. */
  private paintCars(scene: Scene, labels: StageLabels, moment: Moment, view: CrowdView): void {
    const { atlas, screen } = this;
    if (atlas === null) return;
    for (const { index, car } of scene.building.lifts) {
      const space = scene.building.spaces[car];
      const [x, y] = [(space.minX + space.maxX) / 2, (space.minY + space.maxY) / 2];
      const map = view.cars[index];
      if (map === null || map === undefined) {
        const shown = this.cameraman.view;
        const floor = shown.kind === 'floor' ? view.maps[shown.storey] : null;
        if (floor === null || floor === undefined || Number.isNaN(moment.cars.z[index])) continue;
        const there = nearestStorey(scene.building.storeys, moment.cars.z[index]);
        const style = { size: NAME_SIZE, color: PALETTES[this.theme].inkSoft, bold: false, halo: '' };
        this.write(`⇕ ${labels.storey(there)}`, mapX(floor, x, y) - 2.4 * NAME_SIZE, mapY(floor, x, y), 0, style);
        continue;
      }
      const wide = Math.max(6, (space.maxX - space.minX) * map.a);
      const high = Math.max(5, (space.maxY - space.minY) * -map.d);
      const leaf = (wide / 2) * (1 - 0.7 * moment.cars.open[index]);
      for (const side of [-1, 1]) {
        const picture = screen.marks.next(atlas.car);
        picture.x = mapX(map, x, y) + side * (wide / 2 - leaf / 2);
        picture.y = mapY(map, x, y);
        picture.rotation = 0;
        picture.scaleX = Math.max(1, leaf - 0.5) / atlas.patch;
        picture.scaleY = high / atlas.patch;
      }
    }
  }

  /** From the middle of a mark to its edge, px. */
  private reachOf(kind: number): number {
    const { a, b } = halves(MARK_KINDS[kind], this.cameraman.size);
    return Math.max(6, Math.min(a, 1.5 * b));
  }

  private paintCounts(labels: StageLabels, moment: Moment): void {
    const { cameraman, atlas, screen } = this;
    const layout = cameraman.tower;
    if (layout === null || atlas === null) return;
    const palette = PALETTES[this.theme];
    const columns = countColumns(layout.font);
    const high = Math.min(0.5 * layout.pitch, 0.72 * layout.font);
    for (const { storey, countX, middle, lettered } of layout.slabs) {
      const at = cameraman.place(countX, middle);
      const remaining = moment.remaining[storey];
      const sheltered = moment.sheltered[storey];
      if (remaining + sheltered === 0) continue;
      const style = { size: layout.font, halo: '' };
      if (lettered) {
        this.write(labels.count(remaining), at.x + columns.remaining, at.y, 1, {
          ...style,
          color: remaining > 0 ? palette.ink : palette.inkSoft,
          bold: remaining > 0,
        });
        this.write(labels.count(sheltered), at.x + columns.safety, at.y, 1, {
          ...style,
          color: palette.inkSoft,
          bold: false,
        });
      }
      if (layout.bar === 0 || this.floorMap !== null) continue;
      const unit = (layout.bar - 4) / this.fullest;
      let left = at.x + columns.bar;
      for (const [texture, count] of [
        [atlas.remaining, remaining],
        [atlas.safety, sheltered],
      ] as const) {
        if (count === 0) continue;
        const bar = screen.marks.next(texture);
        const wide = Math.max(1, count * unit - 1);
        bar.x = left + wide / 2;
        bar.y = at.y;
        bar.rotation = 0;
        bar.scaleX = wide / atlas.patch;
        // The lower bar is those in safety: told by its height too.
        bar.scaleY = (texture === atlas.remaining ? high : 0.55 * high) / atlas.patch;
        left += count * unit;
      }
    }
  }

  /** Short names below marks: of the one selected, and of all when the camera is near. */
  private namePeople(scene: Scene, labels: StageLabels, moment: Moment, crowd: Crowd): void {
    const { cameraman, screen, named } = this;
    const palette = PALETTES[this.theme];
    const style: TextStyle = { size: NAME_SIZE, color: palette.ink, bold: false, halo: palette.halo };
    let count = 0;
    const name = (row: number): void => {
      const texture = this.texts.get(labels.person(row), style);
      const x = crowd.x[row];
      const y = crowd.y[row] + this.reachOf(moment.kind[row]) + 0.75 * NAME_SIZE;
      const half = texture.width / 2;
      for (let i = 0; i < count; i++) {
        if (Math.abs(named[4 * i] - x) < named[4 * i + 2] + half && Math.abs(named[4 * i + 1] - y) < NAME_SIZE + 1)
          return;
      }
      named[4 * count] = x;
      named[4 * count + 1] = y;
      named[4 * count + 2] = half;
      count++;
      const label = screen.texts.next(texture);
      label.x = x - half;
      label.y = y;
      label.scaleX = label.scaleY = 1;
      label.rotation = 0;
    };
    if (this.selected >= 0 && crowd.shown[this.selected] === 1) name(this.selected);
    const { size, view } = cameraman;
    if (view.kind !== 'floor' || !('scale' in size) || size.scale < NAMED_FROM || cameraman.flight !== null) return;
    for (let row = 0; row < moment.count && count < MOST_NAMES; row++) {
      if (crowd.shown[row] === 0 || row === this.selected || moment.space[row] < 0) continue;
      const x = crowd.x[row];
      const y = crowd.y[row];
      if (x < 0 || y < 0 || x > screen.width || y > screen.height) continue;
      if (scene.spaceStorey[moment.space[row]] === view.storey) name(row);
    }
  }

  /** `align` 0: from x on, 1: up to x. */
  private write(text: string, x: number, y: number, align: 0 | 1, style: TextStyle): void {
    const texture = this.texts.get(text, style);
    const picture = this.screen.texts.next(texture);
    picture.x = align === 0 ? x - 3 : x - texture.width + 3;
    picture.y = y;
    picture.scaleX = picture.scaleY = 1;
    picture.rotation = 0;
  }

  destroy(): void {
    this.atlas?.destroy();
    this.texts.destroy();
  }
}
