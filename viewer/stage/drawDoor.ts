/** Doors of the floor plan and of the legend. */
import { mapX, mapY, scaleOf, type Affine } from './affine.js';
import { openLeaf, type DoorSign } from './doors.js';
import type { Palette } from './palette.js';
import type { Context } from './plan.js';
import type { Segment as Ends } from './stairs.js';

/** A door in plan; the map shows the plan from above. */
export function drawDoorSign(c: Context, m: Affine, opening: Ends, sign: DoorSign, palette: Palette): void {
  const scale = scaleOf(m);
  const x1 = mapX(m, opening.x1, opening.y1);
  const y1 = mapY(m, opening.x1, opening.y1);
  const x2 = mapX(m, opening.x2, opening.y2);
  const y2 = mapY(m, opening.x2, opening.y2);
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const ux = (x2 - x1) / length;
  const uy = (y2 - y1) / length;
  const heavy = Math.min(7, Math.max(2.5, 0.16 * scale));
  const line = (width: number, color: string, ...points: number[]): void => {
    c.beginPath();
    for (let i = 0; i < points.length; i += 2) {
      if (i % 4 === 0) c.moveTo(points[i], points[i + 1]);
      else c.lineTo(points[i], points[i + 1]);
    }
    c.strokeStyle = color;
    c.lineWidth = width;
    c.lineCap = 'butt';
    c.stroke();
  };
  switch (sign) {
    case 'passage':
      if (scale < 8) return;
      c.setLineDash([2, 4]);
      line(1, palette.line, x1, y1, x2, y2);
      c.setLineDash([]);
      return;
    case 'open': {
      const leaf = openLeaf(opening);
      const hingeX = mapX(m, leaf.hingeX, leaf.hingeY);
      const hingeY = mapY(m, leaf.hingeX, leaf.hingeY);
      const tipX = mapX(m, leaf.tipX, leaf.tipY);
      const tipY = mapY(m, leaf.tipX, leaf.tipY);
      line(Math.max(1.4, 0.3 * heavy), palette.door, hingeX, hingeY, tipX, tipY);
      if (scale < 8) return;
      const from = Math.atan2(tipY - hingeY, tipX - hingeX);
      const to = Math.atan2(y2 - y1, x2 - x1);
      const turn = Math.atan2(Math.sin(to - from), Math.cos(to - from));
      c.beginPath();
      c.arc(hingeX, hingeY, leaf.width * scale, from, to, turn < 0);
      c.strokeStyle = palette.line;
      c.lineWidth = 0.9;
      c.stroke();
      return;
    }
    case 'closed': {
      // A leaf that lies in the wall, hollow: it lets through who pushes it.
      const half = Math.max(1.6, 0.38 * heavy);
      c.beginPath();
      c.moveTo(x1 - uy * half, y1 + ux * half);
      c.lineTo(x2 - uy * half, y2 + ux * half);
      c.lineTo(x2 + uy * half, y2 - ux * half);
      c.lineTo(x1 + uy * half, y1 - ux * half);
      c.closePath();
      c.fillStyle = palette.halo;
      c.fill();
      c.strokeStyle = palette.door;
      c.lineWidth = 1.2;
      c.stroke();
      return;
    }
    case 'sliding': {
      const off = 0.3 * heavy + 1;
      const half = 0.58 * length;
      line(1.6, palette.door, x1 - uy * off, y1 + ux * off, x1 - uy * off + ux * half, y1 + ux * off + uy * half);
      line(1.6, palette.door, x2 + uy * off, y2 - ux * off, x2 + uy * off - ux * half, y2 - ux * off - uy * half);
      return;
    }
    case 'shut':
      line(heavy + 3, palette.halo, x1, y1, x2, y2);
      line(heavy, palette.door, x1, y1, x2, y2);
      return;
    case 'outOfUse': {
      const x = (x1 + x2) / 2;
      const y = (y1 + y2) / 2;
      const r = Math.max(6, 0.32 * length);
      line(heavy + 3, palette.halo, x1, y1, x2, y2);
      line(heavy, palette.alert, x1, y1, x2, y2);
      for (const [width, color] of [
        [5, palette.halo],
        [2.4, palette.alert],
      ] as const)
        line(width, color, x - r, y - r, x + r, y + r, x - r, y + r, x + r, y - r);
      return;
    }
  }
}
