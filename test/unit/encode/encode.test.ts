import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPeople, createWorld } from '../../../engine/world/create.js';
import { decodeWorld, encodeWorld, WorldBytesError } from '../../../engine/world/encode.js';
import { stateHash } from '../../../engine/world/hash.js';
import type { DeviceState, LiftState, Ride, People, Task, World } from '../../../engine/world/world.js';
import type { Leaves, Smoke, SmokeState } from '../../../engine/world/smoke.js';

/** A world in which every field of every kind of object is there and none has its neutral value. */
function populatedWorld(): World {
  const world = createWorld(5, 3, 4, 6, 2);
  world.tick = 4711;
  let value = 1;
  for (const column of Object.values(world.people)) {
    if (typeof column === 'number') continue;
    for (let i = 0; i < column.length; i += 1) column[i] = column instanceof Float64Array ? value++ + 0.37 : value++;
  }
  world.doorShut.set([1, 0, 1, 0]);
  world.doorOutOfOrder.set([0, 1, 0, 1]);
  world.doorsVersion = 12;
  const task: Required<Task> = {
    id: 3,
    resident: 1,
    team: [3, 4],
    wanted: 2,
    stage: 'prepare',
    until: 93.25,
    means: 3,
    device: 0,
    goalSpace: 5,
    goalX: 1.5,
    goalY: -2.5,
    phase: 1,
    reserved: 0.75,
    down: 0.5,
    up: 0.25,
  };
  world.tasks = [task, { ...task, id: 4, resident: 2, team: [], stage: 'gather', until: Infinity, goalSpace: -1 }];
  world.nextTask = 5;
  const device: Required<DeviceState> = { kind: 2, store: 1, space: 3, x: 4.5, y: 5.5, task: 3, outOfOrder: false };
  world.devices = [device, { ...device, store: -1, task: -1, outOfOrder: true }];
  const lift: Required<LiftState> = {
    mode: 'evacuation',
    stage: 'moving',
    since: 80.5,
    until: 95.25,
    stop: 7,
    fromZ: 20.65,
    toZ: 1.25,
    direction: -1,
    passed: 80.25,
    held: false,
    ordered: 'recall',
    attendant: 4,
    attended: true,
  };
  world.lifts = [lift, { ...lift, mode: 'normal', stage: 'open', ordered: '', until: Infinity, attendant: -1 }];
  const ride: Required<Ride> = {
    row: 1,
    lift: 1,
    from: 7,
    to: 2,
    stage: 'boarding',
    since: 70.5,
    until: 80.75,
    expected: 66.125,
    goalSpace: -1,
    goalX: 1.5,
    goalY: -2.5,
    x: 3.25,
    y: 4.75,
    across: true,
  };
  world.rides = [ride, { ...ride, row: 2, stage: 'waiting', until: Infinity, across: false }];
  world.phases = [
    { startedAt: 60, doneAt: 400.5 },
    { startedAt: 90.125, doneAt: NaN },
  ];
  world.injected = {
    brigadeLate: 120,
    unansweredUntil: 300.5,
    refusing: [{ row: 2, until: 77.25 }],
    fires: [{ space: 4, item: 3, at: 12.5 }],
    powerLost: [{ lift: 1, released: Infinity }],
    fansOff: [2, 5],
  };
  world.milestones = {
    panelAlarm: 60,
    noticed: 61.5,
    confirmed: 130,
    brigadeCalled: 140,
    alarmRaised: 150.75,
    brigadeArrived: 700.5,
    zoneLost: NaN,
  };
  world.duties = [{ startedAt: 5.5, doneAt: NaN, left: [3, 1], counted: 4 }];
  world.lostSpaces.set([0, 1, 0, 0, 1, 0]);
  world.orders = [{ row: 3, kind: 'shut', stage: 'doing', until: 77.5, opening: 2 }];
  world.response = { perceiver: 3, investigator: 4, stage: 'confirming', until: 135.5 };
  world.areaTaken.set([0.5, 1.5, 2.5, 3.5, 4.5, 5.5]);
  const column = (start: number): Float64Array => Float64Array.from({ length: 3 }, () => start + value++);
  const air: Required<SmokeState> = {
    time: 31,
    mass: column(0.25),
    temperature: column(300),
    species: column(0.5),
    overpressure: column(-100),
    pressureChange: column(0.01),
    slabs: column(290),
    exchangeKey: column(-1),
    heating: column(3),
    active: Uint8Array.from([1, 0, 1]),
    fires: column(0.125),
    detectors: column(0.0625),
    ledger: column(7),
  };
  const leaves: Required<Leaves> = { openedAt: column(-1), shutsAt: column(9), openFor: column(0.1) };
  const smoke: Required<Smoke> = {
    air,
    leaves,
    ceilingDown: Uint8Array.from([0, 1]),
    told: Uint8Array.from([1, 0]),
    flashoverAt: 233,
    putOutAt: NaN,
  };
  world.smoke = smoke;
  world.ordinals = new Map([
    ['time.wake/14-07', 2],
    ['time.wake/张伟', 1],
    ['movedSpeed/𠀀-1', 7],
  ]);
  world.endedAt = 900.05;
  world.endReason = 'settled';
  return world;
}

/** Ways to change one leaf of a value, each with its path; each gives a changed copy of the whole through `put`. */
function* changes(value: unknown, path: string, put: (changed: unknown) => World): Generator<[string, World]> {
  if (typeof value === 'number') yield [path, put(Number.isNaN(value) ? 1 : value === Infinity ? 2 : value + 1)];
  else if (typeof value === 'boolean') yield [path, put(!value)];
  else if (typeof value === 'string') {
    const other: Record<string, string> = {
      prepare: 'move',
      gather: 'done',
      confirming: 'calling',
      settled: 'horizon',
      evacuation: 'normal',
      normal: 'recalled',
      moving: 'standing',
      open: 'closing',
      recall: '',
      '': 'recall',
      boarding: 'aboard',
      waiting: 'called',
      shut: 'go',
      doing: 'holding',
    };
    yield [path, put(other[value])];
  } else if (ArrayBuffer.isView(value)) {
    const column = value as Float64Array;
    for (let i = 0; i < column.length; i += 1) {
      const copy = column.slice();
      copy[i] = copy[i] === 0 ? 1 : copy[i] - 1;
      yield [`${path}[${i}]`, put(copy)];
    }
    yield [`${path}.length`, put(column.slice(1))];
  } else if (value instanceof Map) {
    for (const [key, entry] of value) {
      yield* changes(entry, `${path}{${key}}`, (changed) => put(new Map(value).set(key, changed)));
      const renamed = new Map(value);
      renamed.delete(key);
      yield [`${path}{-${key}}`, put(renamed)];
      yield [`${path}{~${key}}`, put(new Map(renamed).set(`${key}x`, entry))];
    }
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      yield* changes(value[i], `${path}[${i}]`, (changed) => put(value.with(i, changed)));
    }
    if (value.length > 0) yield [`${path}.length`, put(value.slice(1))];
  } else {
    for (const [key, entry] of Object.entries(value as object)) {
      if (path === '' && key === 'events') continue;
      yield* changes(entry, path === '' ? key : `${path}.${key}`, (changed) =>
        put({ ...(value as object), [key]: changed }),
      );
    }
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

/** What declares the state of a world. */
const source = ['world', 'smoke']
  .map((file) => readFileSync(new URL(`../../../engine/world/${file}.ts`, import.meta.url), 'utf8'))
  .join('\n');

/** Names of the fields of an interface as `source` declares them, whatever the encoder knows of them. */
function declaredFields(name: string): string[] {
  const body = new RegExp(`export interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(source);
  if (body === null) throw new Error(`no interface ${name}`);
  return [...body[1].matchAll(/^ {2}(\w+)\??:/gm)].map((match) => match[1]);
}

describe('every field is encoded', () => {
  const decoded = decodeWorld(encodeWorld(populatedWorld()));
  const kinds: [string, object][] = [
    ['World', decoded],
    ['People', decoded.people],
    ['Task', decoded.tasks[0]],
    ['DeviceState', decoded.devices[0]],
    ['LiftState', decoded.lifts[0]],
    ['Ride', decoded.rides[0]],
    ['PhaseState', decoded.phases[0]],
    ['DutyState', decoded.duties[0]],
    ['Order', decoded.orders[0]],
    ['Milestones', decoded.milestones],
    ['Response', decoded.response],
    ['Smoke', decoded.smoke!],
    ['SmokeState', decoded.smoke!.air],
    ['Leaves', decoded.smoke!.leaves],
    ['Injected', decoded.injected!],
    ['InjectedFire', decoded.injected!.fires[0]],
  ];

  it.each(kinds)('%s comes back with the fields that are declared', (name, value) => {
    const declared = declaredFields(name);
    expect(declared.length).toBeGreaterThan(1);
    expect(Object.keys(value).sort()).toEqual(declared.sort());
  });

  it('these are all interfaces there are', () => {
    expect([...source.matchAll(/interface (\w+)/g)].map((match) => match[1]).sort()).toEqual(
      kinds.map(([name]) => name).sort(),
    );
  });

  it('comes back as it was, deep down', () => {
    expect(decoded).toEqual(populatedWorld());
    expect(decoded.people.until).toBeInstanceOf(Float64Array);
    expect(decodeWorld(encodeWorld(createWorld(0, 0, 0, 0, 0)))).toEqual(createWorld(0, 0, 0, 0, 0));
  });

  it('every leaf that changes changes the bytes and the hash, and comes back', () => {
    const world = populatedWorld();
    const bytes = encodeWorld(world);
    const hashes = new Set([stateHash(world)]);
    let leaves = 0;
    for (const [path, changed] of changes(world, '', (w) => w as World)) {
      const changedBytes = encodeWorld(changed);
      expect(same(changedBytes, bytes), path).toBe(false);
      hashes.add(stateHash(changed));
      leaves += 1;
      const people = /^people\.(count|\w+\.length)$/.test(path);
      if (people) expect(() => decodeWorld(changedBytes), path).toThrow(WorldBytesError);
      else expect(decodeWorld(changedBytes), path).toEqual(changed);
    }
    // 28 columns of 5 rows alone are 140.
    expect(leaves).toBeGreaterThan(240);
    expect(hashes.size).toBe(leaves + 1);
  });

  it('events are not part of it', () => {
    const world = populatedWorld();
    const bytes = encodeWorld(world);
    world.events.push({ time: 1, tick: 20, code: 'panelAlarm' });
    expect(same(encodeWorld(world), bytes)).toBe(true);
  });
});

describe('canonical', () => {
  it('encoding what was decoded gives the same bytes', () => {
    const bytes = encodeWorld(populatedWorld());
    expect(same(encodeWorld(decodeWorld(bytes)), bytes)).toBe(true);
  });

  it('-0 is 0 and every not-a-number is the same', () => {
    const plain = populatedWorld();
    plain.people.x[0] = 0;
    plain.people.until[1] = NaN;
    plain.response.until = 0;
    const odd = populatedWorld();
    odd.people.x[0] = -0;
    // A quiet not-a-number with its sign and a payload, as some operations leave it.
    new DataView(odd.people.until.buffer).setBigUint64(8, 0xfff8_0000_dead_beefn, true);
    odd.response.until = -0;
    expect(odd.people.until[1]).toBe(NaN);
    expect(same(encodeWorld(odd), encodeWorld(plain))).toBe(true);
    expect(Object.is(decodeWorld(encodeWorld(odd)).people.x[0], 0)).toBe(true);
  });

  it('the order in which streams were opened does not matter', () => {
    const world = populatedWorld();
    const turned = populatedWorld();
    turned.ordinals = new Map([...world.ordinals].reverse());
    expect(same(encodeWorld(turned), encodeWorld(world))).toBe(true);
  });

  it('keys come by code unit, not by code point or language', () => {
    const world = createWorld(0, 0, 0, 0, 0);
    // U+FF21 comes before U+20000 by code point, after its surrogates by code unit.
    const keys = ['Ａ', '𠀀', 'b', 'B', 'ä', 'a'];
    world.ordinals = new Map(keys.map((key, i) => [key, i]));
    expect([...decodeWorld(encodeWorld(world)).ordinals.keys()]).toEqual(['B', 'a', 'b', 'ä', '𠀀', 'Ａ']);
  });

  it('numbers are little-endian behind a header of 16 bytes', () => {
    const world = createWorld(0, 0, 0, 0, 0);
    world.tick = 258;
    const bytes = encodeWorld(world);
    expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe('AnsW');
    expect([...bytes.subarray(4, 8)]).toEqual([1, 0, 0, 0]);
    expect(new DataView(bytes.buffer).getUint32(12, true)).toBe(bytes.length);
    // 258 = 1.0078125 * 2^8.
    expect([...bytes.subarray(16, 24)]).toEqual([0, 0, 0, 0, 0, 0x20, 0x70, 0x40]);
  });

  it('any text and any number survives, lone surrogates too', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const codeUnits = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 })
      .map((list) => String.fromCharCode(...list));
    fc.assert(
      fc.property(fc.oneof(text, codeUnits), fc.oneof(text, codeUnits), fc.double(), (a, b, x) => {
        const world = createWorld(1, 0, 0, 0, 0);
        world.ordinals = new Map([
          [a, 1],
          [b, 2],
        ]);
        world.people.carry[0] = x;
        const back = decodeWorld(encodeWorld(world));
        expect(back.ordinals).toEqual(world.ordinals);
        expect(back.people.carry[0]).toBe(x + 0);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('text is plain UTF-8', () => {
    const world = createWorld(0, 0, 0, 0, 0);
    const key = 'wake/é张𠀀';
    world.ordinals.set(key, 1);
    const bytes = encodeWorld(world);
    const utf8 = new TextEncoder().encode(key);
    const found = bytes.findIndex((_, i) => utf8.every((x, j) => bytes[i + j] === x));
    expect(found).toBeGreaterThan(0);
  });

  it('the bytes own their memory', () => {
    const world = populatedWorld();
    const bytes = encodeWorld(world);
    const copy = bytes.slice();
    world.people.x.fill(99);
    world.doorShut.fill(1);
    const decoded = decodeWorld(bytes);
    bytes.fill(0);
    expect(decoded).toEqual(populatedWorld());
    expect(same(encodeWorld(decoded), copy)).toBe(true);
  });

  it('an unknown word is refused when written', () => {
    const world = populatedWorld();
    (world.response as { stage: string }).stage = 'asleep';
    expect(() => encodeWorld(world)).toThrow(/asleep/);
  });
});

describe('bytes that are no world', () => {
  const bytes = encodeWorld(populatedWorld());
  const codeOf = (input: Uint8Array): string => {
    try {
      decodeWorld(input);
    } catch (error) {
      if (error instanceof WorldBytesError) return error.code;
      throw error;
    }
    return 'accepted';
  };
  const changed = (at: number, value: number): Uint8Array => {
    const copy = bytes.slice();
    copy[at] = value;
    return copy;
  };
  /** Cut, with the length in the header made to fit: only the reader itself can notice. */
  const cutSilently = (length: number): Uint8Array => {
    const copy = bytes.slice(0, length);
    new DataView(copy.buffer).setUint32(12, length, true);
    return copy;
  };

  it('cut off anywhere', () => {
    for (let length = 4; length < bytes.length; length += 1)
      expect(codeOf(bytes.subarray(0, length)), `${length}`).toBe('cutOff');
    for (let length = 16; length < bytes.length; length += 1)
      expect(codeOf(cutSilently(length)), `${length}`).toBe('cutOff');
  });
  it('foreign, of another version, of another layout, too long', () => {
    expect(codeOf(new Uint8Array(0))).toBe('foreign');
    expect(codeOf(new TextEncoder().encode('{"format":"anshu-scenario"}'))).toBe('foreign');
    expect(codeOf(changed(4, 3))).toBe('version');
    // Of a world into which nothing was thrown: what follows is too much.
    expect(codeOf(changed(4, 1))).toBe('corrupt');
    expect(codeOf(changed(8, bytes[8] ^ 1))).toBe('layout');
    expect(codeOf(new Uint8Array([...bytes, 0]))).toBe('corrupt');
  });
  it('any damaged byte is refused or read, never anything else', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      expect(['accepted', 'foreign', 'version', 'layout', 'cutOff', 'corrupt']).toContain(
        codeOf(changed(at, bytes[at] ^ 0xff)),
      );
    }
  });
  it('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 3);
    expect(decodeWorld(larger.subarray(3, 3 + bytes.length))).toEqual(populatedWorld());
  });
  it('says what is wrong in its message', () => {
    expect(() => decodeWorld(bytes.subarray(0, 100))).toThrow(/cutOff.*100/);
  });
});

describe('createPeople, createWorld', () => {
  it('gives every column a row for each and the neutral values', () => {
    const people = createPeople(4, 3);
    for (const [name, column] of Object.entries(people) as [keyof People, People[keyof People]][]) {
      if (typeof column !== 'number') expect(column.length, name).toBe(4);
    }
    expect(people).toMatchObject({ count: 4, residents: 3 });
    const row = (name: Exclude<keyof People, 'count' | 'residents'>): number => people[name][3];
    expect([row('outcomeAt'), row('until'), row('space'), row('goalSpace'), row('nextOpening')]).toEqual([
      NaN,
      Infinity,
      -1,
      -1,
      -1,
    ]);
    expect([row('attachedTo'), row('task'), row('causeRef'), row('headingX'), row('headingY')]).toEqual([
      -1, -1, -1, 1, 0,
    ]);
  });
  it('a world has its openings, spaces and phases', () => {
    const world = createWorld(4, 3, 7, 8, 2);
    expect([world.doorShut.length, world.doorOutOfOrder.length, world.areaTaken.length]).toEqual([7, 7, 8]);
    expect(world.phases).toEqual([
      { startedAt: NaN, doneAt: NaN },
      { startedAt: NaN, doneAt: NaN },
    ]);
    expect(world.phases[0]).not.toBe(world.phases[1]);
    expect(Object.values(world.milestones).every(Number.isNaN)).toBe(true);
  });
  it('refuses numbers that cannot be', () => {
    for (const [count, residents] of [
      [2, 3],
      [2, -1],
      [2.5, 1],
      [NaN, 0],
    ]) {
      expect(() => createPeople(count, residents)).toThrow(RangeError);
    }
  });
});
