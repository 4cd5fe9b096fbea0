/** The library: every scenario and variant resolves, builds and is what its README says. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateTower } from '../../../engine/facility/tower.js';
import { parseJson } from '../../../engine/scenario/json.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';

const library = new URL('../../../scenarios/', import.meta.url);
const read = (name: string, file: string): unknown =>
  parseJson(readFileSync(new URL(`${name}/${file}`, library), 'utf8'), file);
const load = (name: string, variant: string | null = null): Scenario =>
  resolveScenario(read(name, 'scenario.json'), { variant, generateTower, readFile: (file) => read(name, file) });

const names = readdirSync(library, { withFileTypes: true })
  .filter((e) => e.isDirectory() && e.name !== 'schema')
  .map((e) => e.name);

/** Staff present by post, residents by mobility class. */
function census(name: string, variant: string | null): { posts: Record<string, number>; residents: number } {
  const { people } = createSimulation(load(name, variant), '1').model;
  const posts: Record<string, number> = {};
  for (const p of people) if (p.post !== null) posts[p.post] = (posts[p.post] ?? 0) + 1;
  return { posts, residents: people.filter((p) => p.kind === 'resident').length };
}

describe('library', () => {
  it('holds the three scenarios', () => {
    expect(names.sort()).toEqual(['longhua-2025', 'mishima-2010', 'tower-18']);
  });

  for (const name of names) {
    const file = read(name, 'scenario.json') as { id: string; variants?: Record<string, unknown> };
    it(`${name}: id is the folder, README is there`, () => {
      expect(file.id).toBe(name);
      expect(readFileSync(new URL(`${name}/README.md`, library), 'utf8').length).toBeGreaterThan(500);
    });
    for (const variant of [null, ...Object.keys(file.variants ?? {})]) {
      it(`${name} ${variant ?? '(base)'} builds`, () => {
        const simulation = createSimulation(load(name, variant), '1');
        expect(simulation.model.residents).toBeGreaterThan(0);
        expect(simulation.model.people.length).toBeGreaterThan(simulation.model.residents);
      });
    }
  }

  it('longhua-2025: nineteen dependent residents in eight rooms of the third floor, two carers there', () => {
    const { model } = createSimulation(load('longhua-2025'), '1');
    const third = model.people.filter((p) => p.bed >= 0 && model.facility.beds[p.bed].id.startsWith('3'));
    expect(third.length).toBe(19);
    expect(third.every((p) => p.mobility === 'bedridden' || p.mobility === 'wheelchairAssisted')).toBe(true);
    expect(new Set(third.map((p) => model.facility.beds[p.bed].space)).size).toBe(8);
    const carers = model.people.filter((p) => p.station >= 0 && model.facility.stations[p.station].id === '3-station');
    expect(carers.length).toBe(2);
    // 60 people in the building: residents and staff.
    expect(model.people.length).toBe(60);
    const xs = model.facility.spaces.flatMap((s) => [s.minX, s.maxX]);
    const ys = model.facility.spaces.flatMap((s) => [s.minY, s.maxY]);
    expect([Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]).toEqual([33.7, 9.7]);
  });

  it('tower-18: 17 storeys of 26 residents; carers by variant', () => {
    const night = census('tower-18', 'night');
    expect(night).toEqual({ residents: 442, posts: { carer: 17, nurse: 1, controlRoom: 2, guard: 2 } });
    expect(census('tower-18', 'day').posts.carer).toBe(35);
    expect(census('tower-18', 'night-full').posts.carer).toBe(35);
    expect(census('tower-18', 'night-lean').posts).toEqual({ ...night.posts, carer: 9 });
  });

  it('mishima-2010: ten storeys, 127 residents, four staff', () => {
    const { posts, residents } = census('mishima-2010', null);
    expect(residents).toBe(127);
    expect(Object.values(posts).reduce((a, b) => a + b, 0)).toBe(4);
    expect(load('mishima-2010').facility.storeys.length).toBe(10);
  });
});
