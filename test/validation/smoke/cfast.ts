/**
 * Prints how far the smoke model is from CFAST.
 *     npx tsx test/validation/smoke/cfast.ts <folder of cases> [--dt 1] [--curves room:quantity]
 * A case is a folder `<name>` with `<name>.in` and `<name>_compartments.csv`.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareCase, errorOf, isCase, passings } from './cfastCompare.js';

const args = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const i = args.indexOf(`--${name}`);
  return i < 0 ? undefined : args.splice(i, 2)[1];
};
const dt = Number(option('dt') ?? 1);
const shown = option('curves');
const folder = resolve(args[0] ?? '.');
const cases = isCase(folder)
  ? [folder]
  : readdirSync(folder)
      .sort()
      .map((name) => join(folder, name))
      .filter(isCase);
if (cases.length === 0) {
  console.error(`no case with .in and _compartments.csv in ${folder}`);
  process.exitCode = 1;
}
const percent = (x: number): string => `${(100 * x).toFixed(0)}`.padStart(5);
const second = (t: number): string => (t === Infinity ? '-' : t.toFixed(0)).padStart(5);

const results = cases.map((path) => compareCase(path, dt));
if (results.length > 0) {
  console.log('RMS error, % of the range of CFAST (range)');
  console.log(
    ['room'.padEnd(10), 'quantity'.padEnd(18), ...results.map((r) => r.name.slice(0, 20).padStart(21))].join(' '),
  );
  for (const { room, quantity, unit } of results[0].curves) {
    const cells = results.map((result) => {
      const curve = result.curves.find((c) => c.room === room && c.quantity === quantity);
      if (curve === undefined) return ''.padStart(21);
      const { rms, range } = errorOf(curve);
      return `${percent(rms)} (${range.toPrecision(3)} ${unit})`.padStart(21);
    });
    console.log([room.padEnd(10), quantity.padEnd(18), ...cells].join(' '));
  }
  console.log('\nTimes passed, s: CFAST / ours');
  const all = results.map(passings);
  all[0].forEach(({ room, limit }, i) => {
    const cells = all.map((list) => `${second(list[i].cfast)} /${second(list[i].ours)}`.padStart(21));
    if (all.some((list) => list[i].cfast < Infinity || list[i].ours < Infinity))
      console.log([room.padEnd(10), limit.padEnd(24), ...cells].join(' '));
  });
  for (const result of results)
    console.log(`${result.name}: ${result.detectors.map(({ id, at }) => `${id} ${second(at).trim()}`).join(', ')}`);
}
if (shown !== undefined) {
  const [room, quantity] = shown.split(':');
  for (const result of results) {
    const curve = result.curves.find((c) => c.room === room && c.quantity === quantity);
    if (curve === undefined) continue;
    console.log(`\n${result.name} ${room} ${quantity}, ${curve.unit}: time CFAST ours`);
    result.times.forEach((t, i) => console.log(t, curve.cfast[i].toPrecision(4), curve.ours[i].toPrecision(4)));
  }
}
