/** Who waited for what, while a run goes on: what claims about resources are judged by. Looks, and changes nothing. */
import type { Model } from '../world/model.js';
import { isResourceClaim, resourceWaitedFor, type Resource } from '../world/resources.js';
import type { World } from '../world/world.js';

interface Wait {
  row: number;
  resource: Resource;
  from: number;
  /** Infinity: still waiting. */
  to: number;
}

export class WaitWatch {
  private readonly model: Model;
  private readonly waits: Wait[] = [];
  /** By resident: the wait that goes on. */
  private readonly open: (Wait | null)[];

  constructor(model: Model) {
    this.model = model;
    this.open = Array.from({ length: model.residents }, () => null);
  }

  /** To be told of the state after every step, and before the first. */
  observe({ tick, people }: World): void {
    const now = tick / this.model.ticksPerSecond;
    for (let row = 0; row < this.open.length; row++) {
      const resource = resourceWaitedFor(people.cause[row], people.causeRef[row]);
      const open = this.open[row];
      if ((open?.resource ?? null) === resource) continue;
      if (open !== null) open.to = now;
      this.open[row] = resource === null ? null : { row, resource, from: now, to: Infinity };
      if (resource !== null) this.waits.push(this.open[row]!);
    }
  }

  /** What came after a moment is forgotten: the run goes on from there, differently. */
  truncate(time: number): void {
    let kept = 0;
    for (const wait of this.waits) {
      if (wait.from > time) continue;
      if (wait.to > time) wait.to = Infinity;
      this.waits[kept++] = wait;
    }
    this.waits.length = kept;
    this.open.fill(null);
    for (const wait of this.waits) if (wait.to === Infinity) this.open[wait.row] = wait;
  }

  /** Waits of a resident for a resource so far, s. */
  of(row: number, resource: Resource): readonly (readonly [number, number])[] {
    return this.waits.flatMap((one) =>
      one.row === row && one.resource === resource ? [[one.from, one.to] as const] : [],
    );
  }
}

/** A watch where the plan claims something about a resource; null: nobody asks. */
export const watchWaits = (model: Model): WaitWatch | null =>
  model.scenario.plan.claims.some(isResourceClaim) ? new WaitWatch(model) : null;
