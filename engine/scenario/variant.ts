/** Variants: small edits by id path over a base, never copies. */
import { ScenarioError, type Problem } from '../errors.js';
import { parseScenario } from './parse.js';
import { problem } from './problems.js';
import type { Edit, ScenarioFile } from './schema.js';
import { nearestWord } from './words.js';

type Container = Record<string, unknown> | unknown[];

/** Containers that a path may leave out: `roster.night.carer-03` is `roster.shifts.night.staff.carer-03`. */
const SKIPPED: Readonly<Record<string, readonly string[]>> = {
  roster: ['shifts'],
  facility: ['spaces', 'openings', 'beds', 'stations', 'stores', 'storeys', 'tower'],
  plan: ['phases', 'claims'],
};
const SKIPPED_IN_SHIFT = ['staff'];

interface Place {
  parent: Container;
  /** Key or index in the parent; -1 in a list without such an id. */
  key: string | number;
  exists: boolean;
  /** Names that would have been possible here. */
  names: string[];
}

const names = (container: Container): string[] =>
  Array.isArray(container)
    ? container.map((item, i) => String((item as { id?: string } | null)?.id ?? i))
    : Object.keys(container);

function child(container: Container, name: string): { key: string | number; value: unknown } | null {
  if (Array.isArray(container)) {
    let index = container.findIndex((item) => (item as { id?: string } | null)?.id === name);
    if (index < 0 && /^\d+$/.test(name) && Number(name) < container.length) {
      // By position only where the items have no ids.
      if ((container[Number(name)] as { id?: string } | null)?.id === undefined) index = Number(name);
    }
    return index < 0 ? null : { key: index, value: container[index] };
  }
  return Object.hasOwn(container, name) ? { key: name, value: container[name] } : null;
}

const isContainer = (value: unknown): value is Container => value !== null && typeof value === 'object';

/** Follow a path; the last segment need not exist (a value can be set there), all others must. */
function find(root: Container, path: string): Place | { lost: string; names: string[] } {
  const segments = path.normalize('NFC').split('.');
  let parent: Container = root;
  let walked: string[] = [];
  for (let i = 0; i < segments.length; i++) {
    const name = segments[i];
    let found = child(parent, name);
    if (found === null && !Array.isArray(parent)) {
      // A container left out of the path: look one level down, only where the name is unknown here.
      const skipped = walked.length === 1 ? (SKIPPED[walked[0]] ?? []) : walked[0] === 'roster' ? SKIPPED_IN_SHIFT : [];
      for (const between of skipped) {
        const inner = child(parent, between);
        if (inner === null || !isContainer(inner.value) || child(inner.value, name) === null) continue;
        parent = inner.value;
        walked = [...walked, between];
        found = child(parent, name);
        break;
      }
    }
    if (i === segments.length - 1)
      return { parent, key: found?.key ?? name, exists: found !== null, names: names(parent) };
    if (found === null || !isContainer(found.value)) return { lost: name, names: found === null ? names(parent) : [] };
    parent = found.value;
    walked = [...walked, name];
  }
  return { lost: path, names: [] };
}

function apply(root: Container, edit: Edit, where: string): Problem | null {
  const place = find(root, edit.path);
  const nowhere = (value: string, possible: string[]): Problem =>
    problem(
      where,
      'pathLeadsNowhere',
      { value: edit.path, allowed: possible.slice(0, 12) },
      nearestWord(value, possible),
    );
  if ('lost' in place) return nowhere(place.lost, place.names);
  const { parent, key, exists } = place;
  const last = edit.path.split('.').at(-1)!;
  if ('remove' in edit) {
    if (!exists) return nowhere(last, place.names);
    if (Array.isArray(parent)) parent.splice(key as number, 1);
    else delete parent[key];
    return null;
  }
  if ('add' in edit) {
    const target = exists ? (parent as Record<string | number, unknown>)[key] : undefined;
    if (!Array.isArray(target))
      return exists ? problem(where, 'noListToAddTo', { value: edit.path }) : nowhere(last, place.names);
    target.push(structuredClone(edit.add));
    return null;
  }
  if (Array.isArray(parent) && !exists) return nowhere(last, place.names);
  (parent as Record<string | number, unknown>)[key] = structuredClone(edit.set);
  return null;
}

/**
 * The scenario with a variant's edits: those of its base first, then its own, in order. The result is checked like a file.
 * @param variant name, or null for the scenario as written
 * @throws ScenarioError for an unknown variant, a circle of bases, a path that leads nowhere, or a result that is no scenario
 */
export function applyVariant(file: ScenarioFile, variant: string | null): ScenarioFile {
  if (variant === null) return file;
  const variants = file.variants ?? {};
  const chain: string[] = [];
  for (let name: string | undefined = variant; name !== undefined; name = variants[name].base) {
    if (!Object.hasOwn(variants, name)) {
      const allowed = Object.keys(variants);
      const path = chain.length === 0 ? 'variants' : `variants.${chain[0]}.base`;
      throw new ScenarioError([problem(path, 'noSuchVariant', { value: name, allowed }, nearestWord(name, allowed))]);
    }
    if (chain.includes(name))
      throw new ScenarioError([problem(`variants.${name}.base`, 'variantCycle', { value: name })]);
    chain.unshift(name);
  }
  const copy = structuredClone(file) as ScenarioFile;
  delete copy.variants;
  const problems: Problem[] = [];
  for (const name of chain) {
    variants[name].edits.forEach((edit, i) => {
      const found = apply(copy as unknown as Container, edit, `variants.${name}.edits.${i}.path`);
      if (found !== null) problems.push(found);
    });
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return parseScenario(copy);
}
