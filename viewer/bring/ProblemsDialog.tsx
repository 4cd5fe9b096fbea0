/** Problems of what was brought, with the plan beside them where something can be drawn. */
import { useState } from 'preact/hooks';
import type { Problem } from '../../engine/index.js';
import type { App } from '../app/app.js';
import { DialogBox } from '../app/Dialog.js';
import { faulty } from './bring.js';
import { outlinesOf, placeOf, type Outline } from './places.js';
import { ProblemList } from './ProblemList.js';

function Plan({ outlines, chosen }: { outlines: readonly Outline[]; chosen: Outline }) {
  const here = outlines.filter(({ storey }) => storey === chosen.storey);
  const xs = here.flatMap(({ outline }) => outline.map(([x]) => x));
  const ys = here.flatMap(({ outline }) => outline.map(([, y]) => y));
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = Math.max(x2 - x1, y2 - y1, 1) * 0.04;
  // North is up on a plan, and down in a picture.
  const points = ({ outline }: Outline): string => outline.map(([x, y]) => `${x},${-y}`).join(' ');
  const line = Math.max(x2 - x1, y2 - y1, 1) / 400;
  return (
    <svg
      class="sketch"
      role="img"
      aria-label={chosen.id}
      viewBox={`${x1 - margin} ${-y2 - margin} ${x2 - x1 + 2 * margin} ${y2 - y1 + 2 * margin}`}
    >
      {here.map((outline) => (
        <polygon
          key={outline.id}
          points={points(outline)}
          fill="var(--raised)"
          stroke="var(--line-strong)"
          stroke-width={line}
        />
      ))}
      <polygon
        points={points(chosen)}
        fill="var(--bad-soft)"
        stroke="var(--bad)"
        stroke-width={4 * line}
        stroke-dasharray={`${8 * line} ${4 * line}`}
      />
    </svg>
  );
}

export default function ProblemsDialog({ app }: { app: App }) {
  const found = faulty.value;
  const [chosen, choose] = useState<Outline | null>(null);
  if (found === null) return null;
  const outlines = outlinesOf(found.look);
  const place = (problem: Problem): Outline | null => placeOf(problem, found.look, outlines);
  return (
    <DialogBox app={app} title={app.t('bring.problems', { n: found.look.problems.length, name: found.name })}>
      <p class="soft">{app.t('bring.nothingLoaded')}</p>
      {chosen !== null && <Plan outlines={outlines} chosen={chosen} />}
      <ProblemList
        app={app}
        problems={found.look.problems}
        placed={(problem) => place(problem) !== null}
        onChoose={(problem) => choose(place(problem))}
      />
    </DialogBox>
  );
}
