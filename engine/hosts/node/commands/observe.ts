/** One run watched from outside: who was there, what happened, and what people waited for. */
import { CAUSES, OUTCOME, OUTCOMES, type Cause, type Outcome } from '../../../world/codes.js';
import type { RunEvent } from '../../../world/events.js';
import type { Model } from '../../../world/model.js';
import type { World } from '../../../world/world.js';
import { DEVICE_KINDS } from '../../../scenario/schema.js';

/** Waiting of one resident for one cause. */
export interface Wait {
  resident: string;
  cause: Cause;
  /** Name of what the cause refers to when the wait was longest, or null. */
  ref: string | null;
  /** All together, s. */
  seconds: number;
}

export interface Observation {
  events: RunEvent[];
  waits: Wait[];
  /** Residents whom the plan moves, in the order in which they reached their place; those who did not come last. */
  moved: { resident: string; at: number; outcome: Outcome }[];
}

/** Causes that are no waiting on others: the resident's own preparation, nothing. */
const NOT_WAITING: ReadonlySet<Cause> = new Set(['none', 'preMovement', 'orders']);

/** What a cause's reference is called. */
function nameOfRef(model: Model, cause: Cause, ref: number): string | null {
  if (ref < 0) return null;
  switch (cause) {
    case 'carerOnTheWay':
    case 'teammate':
    case 'crowd':
    case 'refusal':
      return model.people[ref]?.id ?? null;
    case 'device':
      return DEVICE_KINDS[ref] ?? null;
    case 'refugeFull':
    case 'noRoute':
    case 'smoke':
      return model.facility.spaces[ref]?.id ?? null;
    case 'lift':
    case 'trapped':
      return model.facility.lifts[ref]?.id ?? null;
    case 'door':
      return model.facility.openings[ref]?.id ?? null;
    default:
      return null;
  }
}

/** Watches a run; `afterStep` is to be called after every tick. */
export class Observer {
  private readonly events: RunEvent[] = [];
  /** By resident row: seconds for each cause, and the last thing it referred to. */
  private readonly seconds: Float64Array[];
  private readonly refs: Map<string, number>;
  /** Tick from which a resident's causes are known. */
  private since = 0;

  constructor(private readonly model: Model) {
    this.seconds = Array.from({ length: model.residents }, () => new Float64Array(CAUSES.length));
    this.refs = new Map();
  }

  afterStep(world: World): void {
    for (const event of world.events) this.events.push(event);
    // Once a second is enough: causes last for many seconds, and 20 times less is to be looked at.
    if (world.tick - this.since < this.model.ticksPerSecond) return;
    this.look(world);
  }

  private look(world: World): void {
    const { people } = world;
    const dt = (world.tick - this.since) / this.model.ticksPerSecond;
    this.since = world.tick;
    for (let row = 0; row < this.model.residents; row++) {
      if (people.outcome[row] !== OUTCOME.none || people.phase[row] < 0) continue;
      const cause = people.cause[row];
      this.seconds[row][cause] += dt;
      if (people.causeRef[row] >= 0) this.refs.set(`${row}/${cause}`, people.causeRef[row]);
    }
  }

  finish(world: World): Observation {
    this.look(world);
    const { model } = this;
    const waits: Wait[] = [];
    this.seconds.forEach((bySeconds, row) => {
      bySeconds.forEach((seconds, code) => {
        const cause = CAUSES[code];
        if (seconds <= 0 || NOT_WAITING.has(cause)) return;
        const ref = nameOfRef(model, cause, this.refs.get(`${row}/${code}`) ?? -1);
        waits.push({ resident: model.people[row].id, cause, ref, seconds });
      });
    });
    const moved: Observation['moved'] = [];
    for (let row = 0; row < model.residents; row++) {
      if (world.people.phase[row] < 0) continue;
      const outcome = OUTCOMES[world.people.outcome[row]];
      const there = outcome === 'safe' || outcome === 'sheltered';
      moved.push({ resident: model.people[row].id, at: there ? world.people.outcomeAt[row] : Infinity, outcome });
    }
    moved.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at));
    return {
      events: this.events,
      waits,
      moved,
    };
  }
}

/** What many residents waited for, the costliest first: how many, in sum, on average, the longest and whose it was. */
export function waitsByCause(waits: readonly Wait[]): {
  cause: Cause;
  residents: number;
  seconds: number;
  mean: number;
  longest: number;
  whose: string;
  ref: string | null;
}[] {
  const groups = new Map<Cause, Wait[]>();
  for (const wait of waits) {
    const group = groups.get(wait.cause);
    if (group === undefined) groups.set(wait.cause, [wait]);
    else group.push(wait);
  }
  return [...groups]
    .map(([cause, group]) => {
      const seconds = group.reduce((sum, wait) => sum + wait.seconds, 0);
      const longest = group.reduce((most, wait) => (wait.seconds > most.seconds ? wait : most));
      return {
        cause,
        residents: group.length,
        seconds,
        mean: seconds / group.length,
        longest: longest.seconds,
        whose: longest.resident,
        ref: longest.ref,
      };
    })
    .sort((a, b) => b.seconds - a.seconds);
}
