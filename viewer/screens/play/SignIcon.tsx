/** A sign of the stage, small, for legend and table: the same code draws both. */
import { useEffect, useRef } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { LEGEND, type LegendEntry, type MarkState } from '../../stage/legend.js';

/** What is drawn for residents and staff in a state. */
export const stateSign = (state: MarkState): LegendEntry =>
  LEGEND.find(({ group, key }) => group === 'state' && key === state)!;

/** @param size edge, CSS px */
export function SignIcon({ app, entry, size = 22 }: { app: App; entry: LegendEntry; size?: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = app.theme.value;
  useEffect(() => {
    const c = canvas.current?.getContext('2d');
    if (c === null || c === undefined) return;
    const scale = Math.max(1, Math.ceil(devicePixelRatio));
    // Setting the size also wipes it.
    c.canvas.width = size * scale;
    c.canvas.height = size * scale;
    c.scale(scale, scale);
    entry.draw(c, size, theme);
  }, [entry, size, theme]);
  return (
    <canvas ref={canvas} class="sign-icon" style={{ width: `${size}px`, height: `${size}px` }} aria-hidden="true" />
  );
}
