/** The stage: the building and its people on a canvas. See `types.ts` for what it promises. */
import type { Building, DensityMap, SafetyTimes, Snapshot } from '../../engine/index.js';
import { mapX, mapY } from './affine.js';
import { Cameraman } from './cameraman.js';
import { listen } from './gestures.js';
import { openingAt, spaceAt } from './hit.js';
import { buildFloorMap } from './layers.js';
import { markPixels } from './crowd.js';
import { Painter } from './painter.js';
import { scaleFor } from './scales.js';
import { buildScene, type Scene } from './scene.js';
import { Screen } from './screen.js';
import type { CreateStage, Layer, Stage, StageEvent, StageHeader } from './types.js';

export type { CreateStage, Layer, Point, Stage, StageEvent, StageLabels, StageView } from './types.js';

/** How near to a person's mark or a door a press counts, px: by mouse, by finger. */
const REACH = { mouse: 6, finger: 16 };
/** Trails are added to the picture this often, ms; doors and smoke that change too. */
const SLOW = 250;
/** What the page lays over the canvas, CSS px. */
const INSETS = { top: 56, right: 8, bottom: 8, left: 8 };

export const createStage: CreateStage = async (host, options) => {
  const test = options.test ?? false;
  const screen = await Screen.open({ test, renderer: options.renderer });
  const still = test || globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches === true;
  const cameraman = new Cameraman({ ...INSETS, ...options.insets }, still);
  const painter = new Painter(screen, cameraman, options.theme);
  const listeners = new Set<(event: StageEvent) => void>();
  let scene: Scene | null = null;
  let layer: Layer = 'none';
  let layerData: DensityMap | SafetyTimes | null = null;
  let pending = 0;
  let slowAt = 0;
  let stillLate = false;
  let destroyed = false;
  const { canvas } = screen;
  canvas.style.display = 'block';
  host.append(canvas);

  // ---- drawing: at once when a moment is shown, else in the next frame

  function draw(): void {
    if (!destroyed) painter.paint();
  }
  function frame(now: number): void {
    pending = 0;
    if (destroyed) return;
    if (cameraman.tick(now)) painter.touch();
    slow(now);
    draw();
    if (cameraman.moving || stillLate) request();
  }
  function request(): void {
    if (pending === 0 && !destroyed) pending = requestAnimationFrame(frame);
  }
  /** What may wait a little, because it means drawing the whole picture. */
  function slow(now: number): void {
    if (now - slowAt < SLOW) return;
    slowAt = now;
    if (stillLate) painter.touch();
    stillLate = false;
    painter.addTrails();
  }

  function resize(): void {
    const { clientWidth, clientHeight } = host;
    if (clientWidth === 0 || clientHeight === 0 || destroyed) return;
    screen.resize(clientWidth, clientHeight, globalThis.devicePixelRatio || 1);
    painter.refresh();
    cameraman.resize(screen.width, screen.height);
    // The canvas is empty until it is drawn again: not even one frame of that is to be seen.
    draw();
  }
  const observer = new ResizeObserver(resize);
  observer.observe(host);
  resize();

  // ---- pointing

  const tell = (event: StageEvent): void => listeners.forEach((listener) => listener(event));

  function eventAt(x: number, y: number, coarse: boolean): StageEvent {
    if (scene === null || cameraman.flight !== null) return { kind: 'nothing' };
    const reach = coarse ? REACH.finger : REACH.mouse;
    const row = painter.crowdNow()?.at(x, y, markPixels(cameraman.size) / 2 + reach) ?? -1;
    if (row >= 0) return { kind: 'person', row };
    const plan = cameraman.planAt(x, y);
    if (plan === null) {
      const storey = cameraman.storeyAt(x, y);
      return storey < 0 ? { kind: 'nothing' } : { kind: 'storey', storey };
    }
    const map = cameraman.maps[plan.storey]!;
    const { openings, spaces } = scene.storeys[plan.storey];
    const opening = openingAt(openings, plan.x, plan.y, reach / map.a);
    if (opening >= 0) return { kind: 'opening', opening };
    const space = spaceAt(spaces, plan.x, plan.y);
    return space < 0 ? { kind: 'nothing' } : { kind: 'space', space };
  }

  const deaf = listen(canvas, {
    pan(dx, dy) {
      cameraman.pan(dx, dy, false);
      painter.touch();
      request();
    },
    zoom(factor, x, y, soft) {
      cameraman.zoomAt(factor, x, y, soft);
      painter.touch();
      request();
    },
    tap: (x, y, coarse) => tell(eventAt(x, y, coarse)),
    hover(x, y) {
      canvas.style.cursor = eventAt(x, y, false).kind === 'nothing' ? 'grab' : 'pointer';
    },
  });

  function updateLayer(): void {
    const scale = scaleFor(layer, layerData, painter.theme);
    painter.floorMap = scene === null || scale === null ? null : buildFloorMap(scene, scale, layerData!);
    painter.touch();
    request();
  }

  const stage: Stage = {
    load(building: Building, header: StageHeader, labels) {
      scene = buildScene(building, header);
      layer = 'none';
      layerData = null;
      painter.load(scene, labels);
      cameraman.load(scene, painter.labelWidth());
      request();
    },
    setLabels(labels) {
      painter.setLabels(labels);
      cameraman.setLabelWidth(painter.labelWidth());
      request();
    },
    show(snapshot: Snapshot) {
      const { moment, trails } = painter;
      if (moment === null) return;
      const said = moment.take(snapshot);
      if (trails?.note(moment) === true) painter.touch();
      if (said.still) stillLate = true;
      if (!said.changed) {
        if (stillLate) request();
        return;
      }
      painter.moved();
      // The camera draws in this frame anyway.
      if (pending !== 0) return;
      slow(performance.now());
      draw();
      if (stillLate || trails?.fresh === true) request();
    },
    setView(view) {
      const former = cameraman.view;
      cameraman.setView(view, performance.now());
      if (cameraman.view === former) return;
      if (cameraman.flight !== null) painter.keepGhost();
      painter.touch();
      request();
    },
    get view() {
      return cameraman.view;
    },
    setTheme(theme) {
      if (theme === painter.theme) return;
      painter.setTheme(theme);
      updateLayer();
    },
    setLayer(wanted, data) {
      layer = wanted;
      layerData = data;
      updateLayer();
    },
    setTrails(on) {
      const { trails } = painter;
      if (trails === null || trails.on === on) return;
      trails.on = on;
      trails.forget();
      painter.touch();
      request();
    },
    select(row) {
      painter.selected = row ?? -1;
      request();
    },
    mark(spaces, openings) {
      painter.spaces = [...spaces];
      painter.openings = [...openings];
      painter.touch();
      request();
    },
    setSeen(seen) {
      const before = painter.seen;
      if (seen === before || (seen !== null && before !== null && seen.every((one, i) => one === before[i]))) return;
      painter.seen = seen === null ? null : Uint8Array.from(seen);
      stillLate = true;
      request();
    },
    focus(target) {
      const { moment } = painter;
      if (scene === null || moment === null) return;
      if (target === 'all') cameraman.all();
      else {
        const place =
          'row' in target
            ? {
                storey: moment.space[target.row] >= 0 ? scene.spaceStorey[moment.space[target.row]] : -1,
                x: moment.x[target.row],
                y: moment.y[target.row],
              }
            : target;
        // Who is out is seen from every view that shows the strip, best in the tower's.
        stage.setView(place.storey < 0 ? { kind: 'tower' } : { kind: 'floor', storey: place.storey });
        if (place.storey >= 0) cameraman.lookAt(place.storey, place.x, place.y);
      }
      painter.touch();
      request();
    },
    zoomBy(factor) {
      cameraman.zoomAt(factor, screen.width / 2, screen.height / 2, true);
      painter.touch();
      request();
    },
    panBy(dx, dy) {
      cameraman.pan(dx, dy, true);
      painter.touch();
      request();
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toCanvas({ storey, x, y }) {
      const map = cameraman.maps[storey];
      return map === null || map === undefined ? null : { x: mapX(map, x, y), y: mapY(map, x, y) };
    },
    personAt(row) {
      const crowd = painter.crowdNow();
      return crowd === null || crowd.shown[row] !== 1 ? null : { x: crowd.x[row], y: crowd.y[row] };
    },
    async picture(scale = 1) {
      const own = screen.resolution;
      const copy = document.createElement('canvas');
      // In one go, so that nothing of it is seen.
      try {
        if (scale !== 1) {
          screen.setResolution(own * scale);
          painter.refresh();
        }
        draw();
        copy.width = canvas.width;
        copy.height = canvas.height;
        copy.getContext('2d')!.drawImage(canvas, 0, 0);
      } finally {
        if (scale !== 1) {
          screen.setResolution(own);
          painter.refresh();
          draw();
        }
      }
      return new Promise<Blob>((resolve, reject) =>
        copy.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
      );
    },
    canvas,
    renderer: screen.name,
    destroy() {
      destroyed = true;
      cancelAnimationFrame(pending);
      observer.disconnect();
      deaf();
      listeners.clear();
      painter.destroy();
      screen.destroy();
    },
  };
  return stage;
};
