/** Every field of the state is in its bytes and in its hash. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../engine/world/create.js';
import { decodeWorld, encodeWorld, WorldBytesError } from '../../../engine/world/encode.js';
import { stateHash } from '../../../engine/world/hash.js';
import type { World } from '../../../engine/world/world.js';
import { changes, populatedWorld, sameBytes } from '../../fixtures/populatedWorld.js';

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
      expect(sameBytes(changedBytes, bytes), path).toBe(false);
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
    expect(sameBytes(encodeWorld(world), bytes)).toBe(true);
  });
});
