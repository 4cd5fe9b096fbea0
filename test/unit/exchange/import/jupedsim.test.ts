/** JuPedSim and Vadere: what is taken, what is cut, what is said. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { facilityProblems } from '../../../../engine/facility/build.js';
import type { ImportResult } from '../../../../engine/exchange/import/index.js';
import { importFile } from './importFile.js';

const of = (name: string, text: string): Promise<ImportResult> =>
  importFile({ name, bytes: new TextEncoder().encode(text) });
const codes = (entries: readonly { code: string }[]): string[] => entries.map(({ code }) => code);
const square = (x: number, y: number, w: number, h: number): number[][] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
  [x, y],
];

/** A hall of 10 × 6 m with a bottleneck of 1 m, 1 m long, to an exit area behind it. */
const WKT = 'POLYGON ((0 0, 10 0, 10 2.5, 11 2.5, 11 3.5, 10 3.5, 10 6, 0 6, 0 0), (4 2, 5 2, 5 3, 4 3, 4 2))';
const project = {
  project_version: '2.0',
  config: { simulation_settings: {} },
  exits: { 'jps-exits_0': { type: 'polygon', coordinates: square(10.8, 2.3, 0.5, 1.4) } },
  distributions: {
    'jps-distributions_0': {
      type: 'polygon',
      coordinates: square(0.5, 0.5, 3, 5),
      parameters: { number: 12, v0: 1.2, radius: 0.2, use_premovement: true },
    },
  },
  obstacles: { 'jps-obstacles_0': { coordinates: square(6, 1, 1, 1) } },
  checkpoints: { 'jps-checkpoints_0': {} },
  journeys: [{ id: 'a', stages: [] }],
};

describe('a JuPedSim project', () => {
  it('is taken with ground, obstacles, exit and people, and says what is not', async () => {
    const { facility, residents, report } = await of('p.json', JSON.stringify({ ...project, walkable_area_wkt: WKT }));
    expect(facilityProblems(facility)).toEqual([]);
    // The hall and the neck in front of the exit: people queue where the neck begins.
    expect(facility.spaces).toHaveLength(2);
    const hall = facility.spaces.find(({ holes }) => holes !== undefined)!;
    expect(hall.holes).toHaveLength(2);
    const neck = facility.spaces.find((space) => space !== hall)!;
    expect(facility.openings).toEqual([
      expect.objectContaining({ between: [neck.id, 'outside'], kind: 'portal' }),
      expect.objectContaining({ kind: 'portal' }),
    ]);
    expect(facility.openings[1].at.map(([x]) => x)).toEqual([10, 10]);
    expect(report.repaired).toContainEqual(
      expect.objectContaining({ code: 'groundParted', parameters: { count: 1, least: 1, most: 1 } }),
    );
    const [[p, q]] = facility.openings.map((o) => o.at);
    // Whoever steps on the exit area has left: its near edge, as wide as the passage.
    expect([p[0], q[0]]).toEqual([10.8, 10.8]);
    expect(Math.abs(p[1] - q[1])).toBeCloseTo(1, 6);
    expect(residents).toHaveLength(12);
    expect(residents![0]).toMatchObject({ speed: 1.2, preMovement: 0, asleep: false });
    expect(codes(report.notRead)).toEqual(['featureNotRead', 'featureNotRead', 'featureNotRead']);
    expect(codes(report.toDo)).toContain('storeyHeight');
    expect(report.taken).toMatchObject({ spaces: 2, exits: 1, people: 12 });
  });

  it('is the same from a zip', async () => {
    const bytes = zipSync({ 'config.json': strToU8(JSON.stringify(project)), 'geometry.wkt': strToU8(WKT) });
    const zipped = await importFile({ name: 'p.zip', bytes });
    const plain = await of('p.json', JSON.stringify({ ...project, walkable_area_wkt: WKT }));
    expect(zipped.facility).toEqual(plain.facility);
  });

  it('is the same from a folder', async () => {
    const files = new Map([
      ['a/config.json', strToU8(JSON.stringify({ ...project, project_version: undefined }))],
      ['a/geometry.wkt', strToU8(WKT)],
    ]);
    const { facility } = await importFile({ name: 'a', files });
    expect(facility).toEqual((await of('p.json', JSON.stringify({ ...project, walkable_area_wkt: WKT }))).facility);
    await expect(importFile({ name: 'a', files }, { limits: { files: 1 } })).rejects.toMatchObject({
      problems: [{ code: 'importTooMany' }],
    });
  });

  it('of another version is refused', async () => {
    await expect(of('p.json', JSON.stringify({ ...project, project_version: '3.1' }))).rejects.toMatchObject({
      problems: [{ code: 'importVersion', file: 'p.json' }],
    });
  });

  it('without an exit is refused with what is missing', async () => {
    await expect(of('a.wkt', WKT)).rejects.toMatchObject({ problems: [{ code: 'importNoExit' }] });
  });
});

describe('the older geometry', () => {
  const wall = (...points: number[][]): string =>
    `<polygon caption="wall">${points.map(([x, y]) => `<vertex px="${x}" py="${y}"/>`).join('')}</polygon>`;
  const XML = `<?xml version="1.0"?><geometry version="0.8" unit="m"><rooms>
    <room id="0" caption="hall"><subroom id="0" class="subroom" A_x="0" B_y="0" C_z="0">
      ${wall([0, 0], [5, 0], [5, 1])}${wall([5, 2], [5, 4], [0, 4], [0, 0])}
      <obstacle id="0">${wall([2, 2], [3, 2], [3, 3], [2, 3], [2, 2])}</obstacle></subroom></room>
    <room id="1" caption="corridor"><subroom id="0" class="corridor">
      ${wall([5, 1], [5, 0], [8, 0])}${wall([8, 2], [5, 2])}</subroom></room></rooms>
    <transitions><transition id="1" caption="inner" room1_id="0" subroom1_id="0" room2_id="1" subroom2_id="0">
      <vertex px="5" py="1"/><vertex px="5" py="2"/></transition>
      <transition id="2" caption="exit" room1_id="1" subroom1_id="0" room2_id="-1" subroom2_id="-1">
      <vertex px="8" py="0"/><vertex px="8" py="2"/></transition></transitions></geometry>`;

  it('has rooms of walls and openings', async () => {
    const { facility } = await of('geometry.xml', XML);
    expect(facility.spaces.map(({ id, kind }) => [id, kind])).toEqual([
      ['hall-0', 'room'],
      ['corridor-0', 'corridor'],
    ]);
    const widths = facility.openings.map(({ id, between, clearWidth }) => [id, ...between, clearWidth]);
    expect(widths).toEqual([
      ['inner', expect.any(String), expect.any(String), 1],
      ['exit', 'corridor-0', 'outside', 2],
    ]);
    expect(facility.spaces[0].holes).toHaveLength(1);
  });

  it('may not declare entities', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><geometry>&b;</geometry>`;
    await expect(of('geometry.xml', bomb)).rejects.toMatchObject({ problems: [{ code: 'importDoctype' }] });
  });
});

describe('a Vadere scenario', () => {
  const vadere = (release: string): string =>
    JSON.stringify({
      name: 'corridor',
      release,
      scenario: {
        mainModel: 'org.vadere.simulator.models.osm.OptimalStepsModel',
        topography: {
          attributes: { bounds: { x: 0, y: 0, width: 41, height: 3 }, boundingBoxWidth: 0.5, bounded: true },
          obstacles: [{ id: 1, shape: { type: 'RECTANGLE', x: 10, y: 1, width: 1, height: 0.5 } }],
          targets: [
            { id: 2, shape: { type: 'RECTANGLE', x: 40, y: 0.5, width: 0.5, height: 2 }, absorber: { enabled: true } },
          ],
          sources: [
            {
              id: 3,
              shape: { type: 'RECTANGLE', x: 0.5, y: 0.5, width: 1, height: 2 },
              targetIds: [2],
              spawner: {
                eventElementCount: 1,
                constraintsElementsMax: -1,
                constraintsTimeStart: 0,
                constraintsTimeEnd: 0,
              },
            },
          ],
          measurementAreas: [{}],
          attributesPedestrian: { speedDistributionMean: 1.33 },
        },
      },
    });

  it('gives ground, exit and people', async () => {
    const { facility, residents, report } = await of('c.scenario', vadere('2.4'));
    expect(facilityProblems(facility)).toEqual([]);
    expect(facility.openings.map((o) => o.at[0][0])).toEqual([40]);
    expect(residents).toMatchObject([{ speed: 1.33 }]);
    expect(codes(report.notRead)).toContain('featureNotRead');
  });

  it('binds people to the target of their source, and says what of their speeds is lost', async () => {
    const file = JSON.parse(vadere('2.4')) as { scenario: { topography: Record<string, object[] & object> } };
    const { topography } = file.scenario;
    topography.targets.push({
      id: 9,
      shape: { type: 'RECTANGLE', x: 20, y: 0.5, width: 0.5, height: 0.8 },
      absorber: { enabled: true },
    });
    Object.assign(topography.attributesPedestrian, { speedDistributionStandardDeviation: 0.26 });
    const { facility, residents, report } = await of('c.scenario', JSON.stringify(file));
    expect(report.taken.exits).toBe(2);
    const far = facility.openings.filter(({ id }) => id.startsWith('target-2')).map(({ id }) => id);
    expect(residents).toMatchObject([{ exitsKnown: far }]);
    const lost = report.notRead.map(({ parameters }) => parameters.name);
    expect(lost).toContain('speedDistributionStandardDeviation 0.26 m/s');
  });

  it('of an old release is refused', async () => {
    await expect(of('c.scenario', vadere('0.9'))).rejects.toMatchObject({ problems: [{ code: 'importVersion' }] });
  });
});
