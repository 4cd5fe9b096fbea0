/** Breaks scenario files, from a seed: what people, editors and disks do to them. */
import { openStream, type Stream } from '../../engine/random.js';

export const MUTATIONS = [
  'cutOff',
  'unknownKey',
  'deleteKey',
  'renameKey',
  'repeatKey',
  'wrongType',
  'outOfRange',
  'hugeText',
  'danglingId',
  'swapValues',
  'emptyList',
  'repeatItem',
  'movePoint',
  'garbage',
  'notANumber',
  'foreignScript',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

type Container = Record<string, unknown> | unknown[];
interface Place {
  parent: Container;
  key: string | number;
  value: unknown;
}

/** Every value of the file with where it stands. */
function places(root: unknown): Place[] {
  const result: Place[] = [];
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, item] of Object.entries(value)) {
      result.push({ parent: value as Container, key: Array.isArray(value) ? Number(key) : key, value: item });
      visit(item);
    }
  };
  visit(root);
  return result;
}

const set = (place: Place, value: unknown): void => {
  (place.parent as Record<string | number, unknown>)[place.key] = value;
};

function change(root: Record<string, unknown>, kind: Mutation, stream: Stream): boolean {
  const all = places(root);
  const of = (test: (place: Place) => boolean): Place | null => {
    const fit = all.filter(test);
    return fit.length === 0 ? null : stream.pick(fit);
  };
  const named = (p: Place): boolean => !Array.isArray(p.parent);
  const object = (v: unknown): v is Record<string, unknown> => v !== null && typeof v === 'object' && !Array.isArray(v);
  switch (kind) {
    case 'unknownKey': {
      // Where keys are free (names of shifts and variants, values of variants' edits) any key is a good one.
      const place = of((p) => object(p.value) && p.key !== 'shifts' && p.key !== 'variants' && p.key !== 'parameters');
      const target = place === null ? root : (place.value as Record<string, unknown>);
      target['zusatz'] = 1;
      return true;
    }
    case 'deleteKey': {
      const place = of(named);
      if (place === null) return false;
      delete (place.parent as Record<string, unknown>)[place.key as string];
      return true;
    }
    case 'renameKey': {
      const place = of(named);
      if (place === null) return false;
      delete (place.parent as Record<string, unknown>)[place.key as string];
      (place.parent as Record<string, unknown>)[`${String(place.key)}s`] = place.value;
      return true;
    }
    case 'wrongType': {
      const place = of(() => true);
      if (place === null) return false;
      set(
        place,
        stream.pick<unknown>(
          [null, true, 'text', 3.5, [], {}, [[]], [null]].filter((v) => typeof v !== typeof place.value || v === null),
        ),
      );
      return true;
    }
    case 'outOfRange': {
      const place = of((p) => typeof p.value === 'number');
      if (place === null) return false;
      set(place, stream.pick([-1, 1e9, -1e300, 0.000001, 1e300, -0.5, 2 ** 53]));
      return true;
    }
    case 'hugeText': {
      const place = of((p) => typeof p.value === 'string');
      if (place === null) return false;
      set(place, 'x'.repeat(200_000));
      return true;
    }
    case 'danglingId': {
      const place = of(
        (p) => typeof p.value === 'string' && ['space', 'bed', 'station', 'storey', 'id'].includes(String(p.key)),
      );
      if (place === null) return false;
      set(place, 'nirgends');
      return true;
    }
    case 'swapValues': {
      const a = of(() => true)!;
      const b = of((p) => typeof p.value === typeof a.value) ?? a;
      set(a, b.value);
      if (!places(a.value).some((p) => p.parent === b.parent)) set(b, a.value);
      return true;
    }
    case 'emptyList': {
      const place = of((p) => Array.isArray(p.value));
      if (place === null) return false;
      set(place, []);
      return true;
    }
    case 'repeatItem': {
      const place = of((p) => Array.isArray(p.value) && p.value.length > 0);
      if (place === null) return false;
      const list = place.value as unknown[];
      list.push(structuredClone(stream.pick(list)));
      return true;
    }
    case 'movePoint': {
      const place = of((p) => Array.isArray(p.parent) && p.parent.length === 2 && typeof p.value === 'number');
      if (place === null) return false;
      set(place, (place.value as number) + stream.pick([0.004, -0.3, 5, 300, -10_000]));
      return true;
    }
    case 'foreignScript': {
      const place = of((p) => typeof p.value === 'string');
      if (place === null) return false;
      set(place, stream.pick(['\u202Eabc', '护理员', 'e\u0301', '\uD83D\uDE00', '<script>', '=1+1', '', ' ']));
      return true;
    }
    default:
      return false;
  }
}

/** @returns the broken text and what was done; never the text that was given */
export function mutate(text: string, seed: string): { text: string; kind: Mutation } {
  const stream = openStream(seed, 'mutator', 'file', 0);
  for (;;) {
    const kind = stream.pick(MUTATIONS);
    if (kind === 'cutOff') return { kind, text: text.slice(0, 1 + stream.integer(text.trimEnd().length - 2)) };
    if (kind === 'garbage') {
      const at = stream.integer(text.length);
      return {
        kind,
        text: `${text.slice(0, at)}${stream.pick(['\0', '}', ',,', '"', '\\u12', '¿', '/*', "'"])}${text.slice(at)}`,
      };
    }
    if (kind === 'repeatKey') return { kind, text: text.replace(/^\{/, '{"id":"twice",') };
    if (kind === 'notANumber') {
      const numbers = [...text.matchAll(/(?<=[:[, ])-?\d+(\.\d+)?(?=[,\]}\s])/g)];
      if (numbers.length === 0) continue;
      const { index, 0: found } = stream.pick(numbers);
      const other = stream.pick(['NaN', 'Infinity', '-Infinity', '"NaN"', '1e999', '01', '.5', '+1', 'null']);
      return { kind, text: `${text.slice(0, index)}${other}${text.slice(index + found.length)}` };
    }
    const root = JSON.parse(text) as Record<string, unknown>;
    if (!change(root, kind, stream)) continue;
    let changed: string;
    try {
      changed = JSON.stringify(root);
    } catch {
      continue;
    }
    if (changed !== JSON.stringify(JSON.parse(text))) return { kind, text: changed };
  }
}
