/** `npm run mutations [count] [format …]`: damaged files of every format, 1,000 each if no number is given. */
import { SOUND, survive } from '../unit/exchange/import/mutate.js';

const [count = '1000', ...names] = process.argv.slice(2);
let wrong = 0;
for (const name of names.length > 0 ? names : Object.keys(SOUND)) {
  const outcome = await survive(name, Number(count));
  wrong += outcome.wrong.length;
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${name}: ${outcome.taken} taken, ${outcome.refused} refused, ${outcome.wrong.length} wrong, slowest ${outcome.slowest.toFixed(2)} s, ${memory} MB`,
  );
  for (const line of outcome.wrong.slice(0, 20)) console.log(`  ${line}`);
}
process.exitCode = wrong === 0 ? 0 : 1;
