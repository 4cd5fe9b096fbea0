/** Pointer, wheel and pinch on the canvas. */

export interface Gestures {
  pan(dx: number, dy: number): void;
  /** About a point of the canvas, CSS px. `soft`: the camera may take its time. */
  zoom(factor: number, x: number, y: number, soft: boolean): void;
  /** Pressed and let go at one place. `coarse`: by finger. */
  tap(x: number, y: number, coarse: boolean): void;
  hover(x: number, y: number): void;
}

/** A press that moves less than this is a tap, px. */
const TAP_REACH = 6;
const WHEEL_RATE = 0.0016;
/** Wheels that count lines or pages, in px. */
const LINE = 16;
const PAGE = 400;

/** @returns ends listening */
export function listen(canvas: HTMLCanvasElement, gestures: Gestures): () => void {
  const down = new Map<number, { x: number; y: number }>();
  let moved = 0;
  let single = true;
  const place = (event: MouseEvent): { x: number; y: number } => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function press(event: PointerEvent): void {
    if (event.button !== 0 && event.button !== 1) return;
    canvas.setPointerCapture(event.pointerId);
    if (down.size === 0) {
      moved = 0;
      single = true;
    } else single = false;
    down.set(event.pointerId, place(event));
  }

  function move(event: PointerEvent): void {
    const at = place(event);
    const before = down.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === 'mouse') gestures.hover(at.x, at.y);
      return;
    }
    const dx = at.x - before.x;
    const dy = at.y - before.y;
    moved += Math.hypot(dx, dy);
    if (down.size === 1) {
      if (moved > TAP_REACH) gestures.pan(dx, dy);
    } else {
      const other = [...down].find(([id]) => id !== event.pointerId)![1];
      const wide = Math.hypot(before.x - other.x, before.y - other.y);
      const now = Math.hypot(at.x - other.x, at.y - other.y);
      gestures.pan(dx / 2, dy / 2);
      if (wide > 8) gestures.zoom(now / wide, (at.x + other.x) / 2, (at.y + other.y) / 2, false);
    }
    down.set(event.pointerId, at);
  }

  function release(event: PointerEvent): void {
    if (!down.delete(event.pointerId) || event.type === 'pointercancel') return;
    if (down.size > 0 || !single || moved > TAP_REACH || event.button !== 0) return;
    const at = place(event);
    gestures.tap(at.x, at.y, event.pointerType !== 'mouse');
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? PAGE : 1;
    const at = place(event);
    // A pinch on a touchpad comes as a wheel with Ctrl and small steps.
    const rate = event.ctrlKey ? 6 * WHEEL_RATE : WHEEL_RATE;
    const turn = Math.max(-240, Math.min(240, event.deltaY * unit));
    gestures.zoom(Math.exp(-turn * rate), at.x, at.y, true);
  }

  const prevent = (event: Event): void => event.preventDefault();
  canvas.style.touchAction = 'none';
  canvas.addEventListener('pointerdown', press);
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('wheel', wheel, { passive: false });
  canvas.addEventListener('contextmenu', prevent);
  return () => {
    canvas.removeEventListener('pointerdown', press);
    canvas.removeEventListener('pointermove', move);
    canvas.removeEventListener('pointerup', release);
    canvas.removeEventListener('pointercancel', release);
    canvas.removeEventListener('wheel', wheel);
    canvas.removeEventListener('contextmenu', prevent);
  };
}
