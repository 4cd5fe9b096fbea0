/**
 * A STEP file looked through before the engine gets it: engines written for sound files follow a circle of references, or
 * a length of 1e308, for ever.
 */
import { refuse, type Budget } from '../limits.js';

/** No length, area or index of a building is larger. */
const MOST_NUMBER = 1e10;

/** Records whose numbers no shape is made of. */
const TOLD = /=\s*IFC(?:PROPERTY|QUANTITY|PHYSICAL|MATERIAL|MECHANICAL|THERMAL|STRUCTURAL|OWNERHISTORY|MONETARY|COST)/;

const broken = (reason: string, line?: number): never =>
  refuse('importBroken', { format: 'IFC', reason, ...(line === undefined ? {} : { line }) });

/**
 * Every record complete, every reference to a record that is there, none in a circle, no number out of this world.
 * @throws ScenarioError `importBroken`, `importTooMany`, `importTooDeep`
 */
export function checkStep(text: string, budget: Budget): void {
  const data = text.indexOf('DATA;');
  const end = text.lastIndexOf('ENDSEC;');
  if (data < 0 || end < data) broken('no data section');
  if (!/END-ISO-10303-21;\s*$/.test(text)) broken('the file ends before END-ISO-10303-21: it was cut off');
  const refs = new Map<number, number[]>();
  const most = budget.limits.entities * 10;
  let line = text.slice(0, data).split('\n').length;
  let at = data + 5;
  while (at < end) {
    let record = '';
    let start = at;
    let depth = 0;
    for (; at < end; at++) {
      const c = text[at];
      if (c === '\n') line++;
      else if (c === '/' && text[at + 1] === '*') {
        const close = text.indexOf('*/', at + 2);
        if (close < 0 || close > end) broken('a comment that is never closed', line);
        for (let i = at; i < close; i++) if (text[i] === '\n') line++;
        record += `${text.slice(start, at)} `;
        at = close + 1;
        start = close + 2;
      } else if (c === "'") {
        const close = text.indexOf("'", at + 1);
        if (close < 0 || close > end) broken('a text that is never closed', line);
        at = close;
      } else if (c === '(') {
        if (++depth > budget.limits.nesting) refuse('importTooDeep', { most: budget.limits.nesting });
      } else if (c === ')') {
        if (--depth < 0) broken('a bracket too many', line);
      } else if (c === ';') break;
    }
    record = (record + text.slice(start, at)).trim();
    at++;
    if (record === '') continue;
    const head = /^#(\d{1,9})\s*=\s*[A-Z][A-Z0-9_]*\s*\(/.exec(record);
    if (head === null || depth !== 0 || !record.endsWith(')')) broken(`"${record.slice(0, 40)}" is no record`, line);
    const own = Number(head![1]);
    if (refs.has(own)) broken(`#${own} is there twice`, line);
    if (refs.size >= most) refuse('importTooMany', { kind: 'entities', most });
    if (refs.size % 4096 === 0) budget.time();
    const plain = record.slice(head![0].length).replace(/'[^']*'|"[^"]*"/g, "''");
    refs.set(
      own,
      [...plain.matchAll(/#(\d{1,9})/g)].map(([, n]) => Number(n)),
    );
    // A volume in mm³ is told and never drawn.
    if (TOLD.test(head![0])) continue;
    for (const [number] of plain.matchAll(/(?<![#\w.])[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?/g))
      if (!(Math.abs(Number(number)) <= MOST_NUMBER)) broken(`${number} is too large`, line);
  }
  for (const [own, list] of refs)
    for (const other of list) if (!refs.has(other)) broken(`#${own} refers to #${other}, which is not there`);
  noCircle(refs);
}

/** Depth first, without recursion: 1 on the way, 2 done. */
function noCircle(refs: ReadonlyMap<number, readonly number[]>): void {
  const state = new Map<number, 1 | 2>();
  for (const root of refs.keys()) {
    if (state.has(root)) continue;
    const way: { id: number; next: number }[] = [{ id: root, next: 0 }];
    state.set(root, 1);
    while (way.length > 0) {
      const top = way[way.length - 1];
      const list = refs.get(top.id)!;
      if (top.next >= list.length) {
        state.set(top.id, 2);
        way.pop();
        continue;
      }
      const to = list[top.next++];
      const seen = state.get(to);
      if (seen === 1) broken(`#${to} refers to itself, over #${top.id}`);
      if (seen === undefined) {
        state.set(to, 1);
        way.push({ id: to, next: 0 });
      }
    }
  }
}
