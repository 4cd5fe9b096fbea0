import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { spacesOfZone } from '../../../engine/facility/zones.js';
import type { Zone } from '../../../engine/scenario/schema.js';

const f = buildFacility(generateTower({ storeys: 4, compartments: 2 }));
const incident = f.spaceByKey.get('03-02')!;
const ids = (zone: Zone, at = incident): string[] =>
  [...spacesOfZone(f, zone, at)].flatMap((inside, i) => (inside === 1 ? [f.spaces[i].id] : []));

describe('spacesOfZone', () => {
  it('finds storeys by name and relative to the incident', () => {
    expect(ids({ all: true })).toHaveLength(f.spaces.length);
    const third = f.spaces.filter((s) => s.storey === 2).map((s) => s.id);
    expect(ids({ storey: 'incident' })).toEqual(third);
    expect(ids({ storey: 'L03' })).toEqual(third);
    expect(ids({ storey: 'L02', offset: 1 })).toEqual(third);
    expect(ids({ storey: 'incident', offset: 1 }).every((id) => /04/.test(id))).toBe(true);
    expect(ids({ storey: 'incident', offset: 2 })).toEqual([]);
    expect(ids({ storey: 'L99' })).toEqual([]);
  });

  it('finds compartments and spaces', () => {
    const west = ids({ compartment: 'incident' });
    expect(west).toContain('03-02');
    expect(west).toContain('03-corridor-1');
    expect(west.some((id) => id.startsWith('03-corridor-2') || id.startsWith('04'))).toBe(false);
    expect(ids({ compartment: 'L03-west' })).toEqual(west);
    expect(ids({ compartment: 'nowhere' })).toEqual([]);
    expect(ids({ spaces: ['incident', '04-01'] })).toEqual(['03-02', '04-01']);
    // A stair belongs to no compartment: what it shares its storey with and belongs to none either.
    const stair = ids({ compartment: 'incident' }, f.spaceByKey.get('A-03')!);
    expect(stair).toContain('A-03-1');
    expect(stair).toContain('03-refuge-B');
    expect(stair.some((id) => id.startsWith('04') || id.startsWith('A-04') || id === '03-02')).toBe(false);
  });
});
