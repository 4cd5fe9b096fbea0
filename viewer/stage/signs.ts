/** Signs of things on the plan: stations and stores. The legend of the page draws the same. */
import type { Building } from '../../engine/index.js';
import type { Palette } from './palette.js';
import type { Context } from './plan.js';

export type StationKind = Building['stations'][number]['kind'];

function badge(c: Context, x: number, y: number, size: number, palette: Palette): void {
  const r = size / 2;
  c.beginPath();
  c.roundRect(x - r, y - r, size, size, 0.22 * size);
  c.fillStyle = palette.halo;
  c.fill();
  c.strokeStyle = palette.inkSoft;
  c.lineWidth = Math.max(1, 0.07 * size);
  c.stroke();
}

/** Where staff wait: a desk, a panel with lamps, a gate, a cup. */
export function drawStation(c: Context, kind: StationKind, x: number, y: number, size: number, palette: Palette): void {
  badge(c, x, y, size, palette);
  const u = size / 20;
  c.save();
  c.translate(x, y);
  c.scale(u, u);
  c.strokeStyle = palette.ink;
  c.fillStyle = palette.ink;
  c.lineWidth = 1.8;
  c.lineCap = 'round';
  c.beginPath();
  switch (kind) {
    case 'carerStation':
      // A cross: care.
      c.rect(-1.8, -6, 3.6, 12);
      c.rect(-6, -1.8, 12, 3.6);
      c.fill();
      break;
    case 'controlRoom':
      c.rect(-6, -5, 12, 8);
      c.moveTo(-3, 6);
      c.lineTo(3, 6);
      c.stroke();
      for (const lamp of [-3, 0, 3]) {
        c.beginPath();
        c.arc(lamp, -1, 1.2, 0, 2 * Math.PI);
        c.fill();
      }
      break;
    case 'guardPost':
      c.moveTo(0, -6.5);
      c.lineTo(5.5, -4);
      c.bezierCurveTo(5.5, 2, 3, 5, 0, 6.5);
      c.bezierCurveTo(-3, 5, -5.5, 2, -5.5, -4);
      c.closePath();
      c.stroke();
      break;
    case 'dutyRoom':
      c.rect(-5, -3, 8, 8);
      c.moveTo(3, -1);
      c.bezierCurveTo(7, -1, 7, 3, 3, 3);
      c.stroke();
      break;
  }
  c.restore();
}

/** Where devices are kept: a case. */
export function drawStore(c: Context, x: number, y: number, size: number, palette: Palette): void {
  badge(c, x, y, size, palette);
  const u = size / 20;
  c.save();
  c.translate(x, y);
  c.scale(u, u);
  c.strokeStyle = palette.ink;
  c.lineWidth = 1.8;
  c.lineJoin = 'round';
  c.beginPath();
  c.rect(-6, -3, 12, 8);
  c.moveTo(-2.5, -3);
  c.lineTo(-2.5, -6);
  c.lineTo(2.5, -6);
  c.lineTo(2.5, -3);
  c.moveTo(-6, 0.5);
  c.lineTo(6, 0.5);
  c.stroke();
  c.restore();
}
