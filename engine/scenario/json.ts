/** JSON text to a value, with the place of what is wrong: line and column, no stack trace, no key twice. */
import { ScenarioError } from '../errors.js';
import { problem } from './problems.js';

/** Deepest nesting that a scenario can need, with room to spare. */
const MOST_LEVELS = 64;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * @param text content of a file, a byte-order mark allowed
 * @param file its name, for the problems
 * @throws ScenarioError with one problem: where reading stopped
 */
export function parseJson(text: string, file?: string): unknown {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let at = 0;

  const place = (index: number): { line: number; column: number } => {
    let line = 1;
    let last = -1;
    for (let i = 0; i < index && i < source.length; i++) {
      if (source.charCodeAt(i) === 10) {
        line++;
        last = i;
      }
    }
    return { line, column: index - last };
  };
  const path: string[] = [];
  const fail = (reason: string): never => {
    const where = path.join('.') || '(file)';
    if (at >= source.length) {
      const p = problem(where, 'cutOff', place(source.length), undefined, file);
      throw new ScenarioError([{ ...p, hint: { code: 'fileCutOff', parameters: {} } }]);
    }
    const p = problem(where, 'notJson', { ...place(at), reason: source.slice(at, at + 12) }, undefined, file);
    throw new ScenarioError([reason === 'comma' ? { ...p, hint: { code: 'jsonComma', parameters: {} } } : p]);
  };
  const white = (): void => {
    for (;;) {
      const c = source.charCodeAt(at);
      if (c === 32 || c === 10 || c === 13 || c === 9) at++;
      else return;
    }
  };
  const string = (): string => {
    const start = at;
    at++;
    for (;;) {
      if (at >= source.length) fail('string');
      const c = source.charCodeAt(at);
      if (c === 34) break;
      if (c < 32) fail('string');
      at += c === 92 ? 2 : 1;
    }
    at++;
    try {
      return JSON.parse(source.slice(start, at)) as string;
    } catch {
      at = start;
      return fail('string');
    }
  };
  const value = (depth: number): unknown => {
    if (depth > MOST_LEVELS) {
      throw new ScenarioError([problem(path.slice(0, 4).join('.'), 'tooDeep', { most: MOST_LEVELS }, undefined, file)]);
    }
    white();
    const c = source[at];
    if (c === '{') {
      at++;
      const result: Record<string, unknown> = {};
      white();
      if (source[at] === '}') {
        at++;
        return result;
      }
      for (;;) {
        white();
        if (source[at] !== '"') fail('comma');
        const keyAt = at;
        const key = string();
        if (FORBIDDEN.has(key)) {
          throw new ScenarioError([problem([...path, key].join('.'), 'forbiddenKey', { value: key }, undefined, file)]);
        }
        if (Object.hasOwn(result, key)) {
          const where = [...path, key].join('.');
          throw new ScenarioError([problem(where, 'repeatedKey', { ...place(keyAt), value: key }, undefined, file)]);
        }
        white();
        if (source[at] !== ':') fail('colon');
        at++;
        path.push(key);
        result[key] = value(depth + 1);
        path.pop();
        white();
        if (source[at] === ',') at++;
        else if (source[at] === '}') {
          at++;
          return result;
        } else fail('comma');
      }
    }
    if (c === '[') {
      at++;
      const result: unknown[] = [];
      white();
      if (source[at] === ']') {
        at++;
        return result;
      }
      for (;;) {
        path.push(String(result.length));
        result.push(value(depth + 1));
        path.pop();
        white();
        if (source[at] === ',') at++;
        else if (source[at] === ']') {
          at++;
          return result;
        } else fail('comma');
      }
    }
    if (c === '"') return string();
    const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/.exec(
      source.slice(at, at + 400),
    );
    if (word === null) {
      // A word that the end of the text cuts is a cut-off file, not a typing error.
      if (/^[-\w.+]*$/.test(source.slice(at)) && source.length - at < 400) at = source.length;
      return fail('value');
    }
    at += word[0].length;
    return JSON.parse(word[0]) as unknown;
  };

  const result = value(0);
  white();
  if (at < source.length) fail('end');
  return result;
}
