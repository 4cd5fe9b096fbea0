import { expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { facilityFromTable, parseTable } from '../../../engine/facility/table.js';

it('a stair listed once for each storey is one stair', () => {
  const rooms = [1, 2, 3].flatMap((n) => [`${n},${n}01,6,4,2,1.1,left,bedroom`, `${n},S,,1.2,,1.2,right,stair`]);
  const table = ['storey,room,length,width,beds,door,side,kind', ...rooms, '1,E,,,,1.4,end,exit'].join('\n');
  const { facility } = facilityFromTable(parseTable(table));
  expect(facility.spaces.filter((s) => s.kind === 'landing' && s.stair === 'S' && !s.id.includes('half')).length).toBe(
    3,
  );
  const once = facilityFromTable(parseTable(table.replace('1,S,', '1-3,S,').replace(/\n[23],S,.*/g, ''))).facility;
  expect(facility).toEqual(once);
  expect(buildFacility(facility).beds.length).toBe(6);
});
