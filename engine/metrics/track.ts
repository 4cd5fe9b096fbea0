/** A value that changes at ticks: what it was at any of them, and from when to when it stayed the same. */
export class Track {
  readonly ticks: number[] = [0];
  readonly values: number[];

  constructor(first: number) {
    this.values = [first];
  }

  /** Ticks come in order; of several changes within a tick the last one counts. */
  set(tick: number, value: number): void {
    const last = this.ticks.length - 1;
    if (this.ticks[last] === tick) this.values[last] = value;
    else if (this.values[last] !== value) {
      this.ticks.push(tick);
      this.values.push(value);
    }
  }

  /** Index of the entry that holds at `tick`. */
  at(tick: number): number {
    let low = 0;
    let high = this.ticks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.ticks[middle] <= tick) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  value(tick: number): number {
    return this.values[this.at(tick)];
  }

  get last(): number {
    return this.values[this.values.length - 1];
  }

  /** From when on it was what it is at `tick`. */
  since(tick: number): number {
    return this.ticks[this.at(tick)];
  }

  /** First tick after `tick` at which it is another; Infinity: none is recorded. */
  until(tick: number): number {
    return this.ticks[this.at(tick) + 1] ?? Infinity;
  }

  /** Last tick before `tick` at which it became `value`; -1: never. */
  lastBecame(value: number, tick: number): number {
    for (let i = this.at(tick); i >= 0; i--) if (this.values[i] === value) return this.ticks[i];
    return -1;
  }
}
