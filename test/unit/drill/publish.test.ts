/** The drill format is published as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drillLogSchema, drillMarkdown, drillSchema } from '../../../engine/drill/publish.js';
import { parseDrill } from '../../../engine/drill/file.js';

const published = (name: string): string =>
  readFileSync(new URL(`../../../scenarios/${name}`, import.meta.url), 'utf8');

it('is published as it is', () => {
  expect(published('DRILLS.md')).toBe(drillMarkdown());
  for (const [name, schema] of [
    ['drill', drillSchema()],
    ['drill-log', drillLogSchema()],
  ] as const)
    expect(JSON.parse(published(`schema/anshu-${name}-v1.json`))).toEqual(JSON.parse(JSON.stringify(schema)));
});

it('is that of the ready drills and of the example', () => {
  for (const name of readdirSync(new URL('../../../scenarios/drills/', import.meta.url)))
    expect(() => parseDrill(JSON.parse(published(`drills/${name}`)))).not.toThrow();
  const [, example] = /```json\n([\s\S]*?)```/.exec(drillMarkdown())!;
  expect(() => parseDrill(JSON.parse(example))).not.toThrow();
});
