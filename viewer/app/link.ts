/** What a link carries, in the part of the address after #: nothing of it ever reaches a server. */
import type { Edit } from '../../engine/index.js';

export interface Link {
  scenario: string;
  variant: string | null;
  seed: string;
  /** s. */
  time: number;
  /** Id of a storey; null: the tower. */
  storey: string | null;
  /** Id of a person. */
  person: string | null;
  edits: readonly Edit[];
}

/** Longer ones do not survive mail programs. */
const LONGEST_EDITS = 3000;

const encode = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const decode = (text: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
  );

export function linkText(link: Link): string {
  const words = new URLSearchParams();
  words.set('s', link.scenario);
  if (link.variant !== null) words.set('v', link.variant);
  words.set('seed', link.seed);
  if (link.time > 0) words.set('t', String(Math.floor(link.time * 10) / 10));
  if (link.storey !== null) words.set('floor', link.storey);
  if (link.person !== null) words.set('p', link.person);
  if (link.edits.length > 0) {
    const text = encode(JSON.stringify(link.edits));
    if (text.length <= LONGEST_EDITS) words.set('e', text);
  }
  return `#${words.toString()}`;
}

/** Null if it names no scenario. Whatever cannot be understood is left out: a cut link opens what it still says. */
export function readLink(hash: string): Link | null {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const scenario = words.get('s');
  if (scenario === null || scenario === '') return null;
  let edits: Edit[] = [];
  const given = words.get('e');
  if (given !== null) {
    try {
      const value: unknown = JSON.parse(decode(given));
      if (Array.isArray(value)) edits = value as Edit[];
    } catch {
      edits = [];
    }
  }
  const time = Number(words.get('t') ?? 0);
  return {
    scenario,
    variant: words.get('v'),
    seed: (words.get('seed') ?? '1').slice(0, 80),
    time: Number.isFinite(time) && time > 0 ? time : 0,
    storey: words.get('floor'),
    person: words.get('p'),
    edits,
  };
}
