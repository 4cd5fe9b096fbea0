/** The canvas of the drawing screen: what is seen of the plan, pointer, wheel, pinch and keys on it. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { Theme } from '../../stage/palette.js';
import type { Desk } from './desk.js';
import { cornerAt, hit } from './hit.js';
import { move, moveCorner } from './model/edit.js';
import { boxOf, distance, toGrid, type Box, type XY } from './model/points.js';
import { snap, type Snap } from './model/snap.js';
import { paint } from './paint.js';
import { toPlan, type Scene, type View } from './pencil.js';
import { flatten, type FlatPicture } from './picture.js';
import { getPicture } from './store.js';

export interface BoardOptions {
  desk: Desk;
  theme: ReadonlySignal<Theme>;
  words: ReadonlySignal<Pick<Scene, 'metres' | 'squareMetres'>>;
  /** Told when the crosshair is moved by keys. */
  said(cursor: Snap): void;
}

export interface Board {
  /** Where a point of the plan is on the page, CSS px. */
  toPage(at: XY): { x: number; y: number };
  zoom(factor: number): void;
  destroy(): void;
}

/** A click hits, and a point snaps, within so many px. */
const REACH = 10;
const FINGER = 20;
/** A press that moves less is a click, px. */
const CLICK = 5;
/** Mesh of the grid, m. */
const GRID = 0.05;
const LEAST_ZOOM = 1;
const MOST_ZOOM = 800;
const WHEEL = 0.0016;

export function createBoard(canvas: HTMLCanvasElement, { desk, theme, words, said }: BoardOptions): Board {
  const pen = canvas.getContext('2d', { alpha: false })!;
  let view: View = { k: 20, x: 60, y: 500 };
  let size = { width: 1, height: 1 };
  let picture: FlatPicture | null = null;
  let shownPicture = '';
  let shownId = '';
  let frame = 0;
  /** What is being moved: drawn so until it is let go. */
  let moving: { from: XY; corner: XY | null; by: XY } | null = null;
  const down = new Map<number, XY>();
  let pressed: { at: XY; plan: XY; pan: boolean; moved: boolean } | null = null;

  const moved = () => {
    const drawing = desk.drawing.peek();
    if (moving === null || (moving.by[0] === 0 && moving.by[1] === 0)) return drawing;
    const { corner, by } = moving;
    return corner === null
      ? move(drawing, desk.selected.peek(), by)
      : moveCorner(drawing, desk.storey.peek(), corner, [corner[0] + by[0], corner[1] + by[1]]);
  };

  const draw = (): void => {
    frame = 0;
    const density = devicePixelRatio;
    pen.setTransform(density, 0, 0, density, 0, 0);
    const drawing = moved();
    const storey = desk.storey.peek();
    paint(pen, view, size, {
      drawing,
      storey,
      tool: desk.tool.peek(),
      selected: desk.selected.peek(),
      cursor: desk.cursor.peek(),
      typed: desk.typed.peek(),
      problems: desk.problems.peek(),
      picture,
      opacity: drawing.storeys.find(({ id }) => id === storey)?.picture?.opacity ?? 1,
      theme: theme.peek(),
      ...words.peek(),
    });
  };
  const later = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  const fit = (box: Box | null, margin = 60): void => {
    if (box === null) view = { k: 20, x: size.width / 2 - 200, y: size.height / 2 + 150 };
    else {
      const k = Math.min(
        (size.width - 2 * margin) / Math.max(box.x2 - box.x1, 0.5),
        (size.height - 2 * margin) / Math.max(box.y2 - box.y1, 0.5),
      );
      const zoomed = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, k));
      view = {
        k: zoomed,
        x: size.width / 2 - (zoomed * (box.x1 + box.x2)) / 2,
        y: size.height / 2 + (zoomed * (box.y1 + box.y2)) / 2,
      };
    }
    later();
  };

  const everything = (): Box | null => {
    const drawing = desk.drawing.peek();
    const storey = desk.storey.peek();
    const points: XY[] = desk.marks.peek().corners.slice();
    for (const list of [drawing.beds, drawing.stations])
      for (const one of list) if (one.storey === storey) points.push(one.at);
    if (picture !== null) points.push([picture.box.x1, picture.box.y1], [picture.box.x2, picture.box.y2]);
    return boxOf(points);
  };

  const zoomAt = (factor: number, px: number, py: number): void => {
    const k = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, view.k * factor));
    const real = k / view.k;
    view = { k, x: px - real * (px - view.x), y: py - real * (py - view.y) };
    later();
  };

  const place = (event: MouseEvent): XY => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const snapped = (at: XY, off: boolean, reach: number): Snap => {
    const { tool, points } = desk.tool.peek();
    const from = tool === 'wall' || tool === 'polygon' || tool === 'scale' ? points[points.length - 1] : undefined;
    const free = off || tool === 'select' || tool === 'square';
    return snap(at, desk.marks.peek(), { reach: reach / view.k, grid: GRID, from, own: points, off: free });
  };

  const hover = (event: PointerEvent): void => {
    const [px, py] = place(event);
    const reach = event.pointerType === 'mouse' ? REACH : FINGER;
    desk.cursor.value = snapped(toPlan(view, px, py), event.altKey, reach);
  };

  function press(event: PointerEvent): void {
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    const at = place(event);
    down.set(event.pointerId, at);
    if (down.size > 1) {
      pressed = null;
      moving = null;
      return;
    }
    const plan = toPlan(view, ...at);
    const selecting = desk.tool.peek().tool === 'select';
    const pan = event.button !== 0;
    pressed = { at, plan, pan, moved: false };
    if (pan || !selecting) return;
    const reach = (event.pointerType === 'mouse' ? REACH : FINGER) / view.k;
    const corner = cornerAt(desk.drawing.peek(), desk.selected.peek(), plan, reach);
    const [key] = hit(desk.drawing.peek(), desk.storey.peek(), plan, reach);
    if (corner !== null) moving = { from: plan, corner, by: [0, 0] };
    else if (key !== undefined && desk.selected.peek().has(key)) moving = { from: plan, corner: null, by: [0, 0] };
  }

  function drag(event: PointerEvent): void {
    const at = place(event);
    const before = down.get(event.pointerId);
    if (before === undefined) {
      hover(event);
      return;
    }
    down.set(event.pointerId, at);
    if (down.size === 2) {
      const other = [...down].find(([id]) => id !== event.pointerId)![1];
      const [was, is] = [distance(before, other), distance(at, other)];
      view = { ...view, x: view.x + (at[0] - before[0]) / 2, y: view.y + (at[1] - before[1]) / 2 };
      if (was > 8) zoomAt(is / was, (at[0] + other[0]) / 2, (at[1] + other[1]) / 2);
      later();
      return;
    }
    if (pressed === null) return;
    if (!pressed.moved && distance(at, pressed.at) < CLICK) return;
    pressed.moved = true;
    const plan = toPlan(view, ...at);
    if (moving !== null) {
      const to = snap(plan, desk.marks.peek(), { reach: REACH / view.k, grid: GRID, off: event.altKey });
      moving.by =
        moving.corner === null
          ? [Math.round((plan[0] - moving.from[0]) / GRID) * GRID, Math.round((plan[1] - moving.from[1]) / GRID) * GRID]
          : [toGrid(to.at[0] - moving.corner[0]), toGrid(to.at[1] - moving.corner[1])];
      later();
      return;
    }
    const { tool, points } = desk.tool.peek();
    if (pressed.pan || tool === 'select') {
      view = { ...view, x: view.x + at[0] - before[0], y: view.y + at[1] - before[1] };
      later();
      return;
    }
    // Rectangles can be pulled open, too.
    if ((tool === 'room' || tool === 'stair' || tool === 'lift') && points.length === 0)
      void desk.click(snapped(pressed.plan, event.altKey, REACH).at);
    hover(event);
  }

  function release(event: PointerEvent): void {
    const alone = down.size === 1;
    down.delete(event.pointerId);
    const was = pressed;
    pressed = null;
    if (!alone || was === null || event.type === 'pointercancel') {
      moving = null;
      later();
      return;
    }
    if (moving !== null && was.moved) {
      const next = moved();
      moving = null;
      desk.change(next);
      later();
      return;
    }
    moving = null;
    const plan = toPlan(view, ...place(event));
    const { tool, points } = desk.tool.peek();
    const reach = event.pointerType === 'mouse' ? REACH : FINGER;
    if (was.pan) return;
    if (tool === 'select') {
      if (was.moved) return;
      choose(plan, reach / view.k, event.shiftKey);
    } else if (!was.moved || points.length > 0) {
      const at = snapped(plan, event.altKey, reach);
      desk.cursor.value = at;
      void desk.click(at.at);
    }
  }

  /** The thing below; once more at the same place, the one below that. */
  const choose = (at: XY, reach: number, more: boolean): void => {
    const found = hit(desk.drawing.peek(), desk.storey.peek(), at, reach);
    const now = desk.selected.peek();
    const next = found[(found.findIndex((key) => now.has(key)) + 1) % Math.max(found.length, 1)];
    desk.selected.value = next === undefined ? new Set() : more ? new Set([...now, next]) : new Set([next]);
  };

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    const turn = Math.max(-240, Math.min(240, event.deltaY * unit));
    zoomAt(Math.exp(-turn * (event.ctrlKey ? 6 : 1) * WHEEL), ...place(event));
  }

  const ARROWS: Readonly<Record<string, XY>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
  };

  /** With keys: the crosshair by 10 cm (1 m with Shift, 1 cm with Alt), or what is chosen while it is chosen. */
  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    const { tool, points } = desk.tool.peek();
    if (arrow !== undefined) {
      event.preventDefault();
      const step = event.shiftKey ? 1 : event.altKey ? 0.01 : 0.1;
      const by: XY = [toGrid(arrow[0] * step), toGrid(arrow[1] * step)];
      if (tool === 'select' && desk.selected.peek().size > 0) {
        desk.change(move(desk.drawing.peek(), desk.selected.peek(), by));
        return;
      }
      const from = desk.cursor.peek()?.at ?? toPlan(view, size.width / 2, size.height / 2);
      const at: XY = [toGrid(from[0] + by[0]), toGrid(from[1] + by[1])];
      const next: Snap = { at, how: 'grid', guides: [] };
      desk.cursor.value = next;
      keepInSight(at);
      said(next);
      return;
    }
    if (event.key === ' ' || (event.key === 'Enter' && points.length === 0 && desk.typed.peek() === '')) {
      event.preventDefault();
      const at = desk.cursor.peek()?.at;
      if (at === undefined) return;
      if (tool === 'select') choose(at, REACH / view.k, event.shiftKey);
      else void desk.click(at);
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      void desk.enter();
      return;
    }
    const typing = points.length > 0 && (/^[\d.,x*×]$/i.test(event.key) || event.key === 'Backspace');
    if (typing) {
      event.preventDefault();
      event.stopPropagation();
      desk.type(event.key);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      desk.remove();
    } else if (event.key === '+' || event.key === '=' || event.key === '-') {
      event.preventDefault();
      zoomAt(event.key === '-' ? 1 / 1.25 : 1.25, size.width / 2, size.height / 2);
    } else if (event.key === '0') {
      event.preventDefault();
      fit(everything());
    }
  }

  const keepInSight = (at: XY): void => {
    const [px, py] = [view.x + view.k * at[0], view.y - view.k * at[1]];
    const by = (value: number, most: number): number =>
      value < 40 ? 40 - value : value > most - 40 ? most - 40 - value : 0;
    view = { ...view, x: view.x + by(px, size.width), y: view.y + by(py, size.height) };
    later();
  };

  const leave = (): void => {
    if (pressed === null) desk.cursor.value = null;
  };
  const prevent = (event: Event): void => event.preventDefault();
  canvas.style.touchAction = 'none';
  const listeners: [string, (event: never) => void][] = [
    ['pointerdown', press],
    ['pointermove', drag],
    ['pointerup', release],
    ['pointercancel', release],
    ['pointerleave', leave],
    ['wheel', wheel],
    ['keydown', key],
    ['contextmenu', prevent],
  ];
  for (const [name, listener] of listeners)
    canvas.addEventListener(name, listener as (event: Event) => void, { passive: false });

  const watch = new ResizeObserver(() => {
    const box = canvas.parentElement!.getBoundingClientRect();
    const first = size.width <= 1;
    size = { width: box.width, height: box.height };
    canvas.width = Math.round(box.width * devicePixelRatio);
    canvas.height = Math.round(box.height * devicePixelRatio);
    if (first) fit(everything());
    draw();
  });
  watch.observe(canvas.parentElement!);

  const stops = [
    effect(() => {
      void [desk.drawing.value, desk.storey.value, desk.tool.value, desk.selected.value, desk.cursor.value, desk.typed.value, desk.problems.value, theme.value, words.value]; // prettier-ignore
      later();
    }),
    effect(() => {
      const wanted = desk.drawing.value.storeys.find(({ id }) => id === desk.storey.value)?.picture ?? null;
      const name = wanted === null ? '' : JSON.stringify([wanted.id, wanted.toPlan]);
      if (name === shownPicture) return;
      // A picture that is new, or lies otherwise now, is shown whole; going to another storey leaves the view alone.
      const whole = shownPicture === '' || wanted?.id === shownId;
      shownPicture = name;
      shownId = wanted?.id ?? '';
      if (wanted === null) {
        picture = null;
        later();
        return;
      }
      void (async () => {
        const blob = await getPicture(wanted.id);
        const flat = blob === null ? null : await flatten(wanted, blob);
        if (shownPicture !== name) return;
        picture = flat;
        if (whole) fit(everything());
        later();
      })();
    }),
    effect(() => {
      const wanted = desk.show.value;
      if (wanted === null) return;
      fit(wanted === 'all' ? everything() : wanted);
      desk.show.value = null;
    }),
  ];

  return {
    toPage([x, y]) {
      const box = canvas.getBoundingClientRect();
      return { x: box.left + view.x + view.k * x, y: box.top + view.y - view.k * y };
    },
    zoom: (factor) => zoomAt(factor, size.width / 2, size.height / 2),
    destroy() {
      stops.forEach((stop) => stop());
      watch.disconnect();
      cancelAnimationFrame(frame);
      for (const [name, listener] of listeners) canvas.removeEventListener(name, listener as (event: Event) => void);
    },
  };
}
