/** `npm run study:kill [-- moments [seed]]`: a study killed without warning at so many moments, each time gone on with. */
import { builtFolder } from '../fixtures/built.js';
import { killMoments, type KillReport } from '../fixtures/killMoments.js';

const [moments = '20', seed = 'study-kill'] = process.argv.slice(2);
builtFolder();
const tell = ({ kept, of, made, different }: KillReport): void => {
  const when = kept === null ? 'not killed, it had ended' : `killed with ${kept} of ${of} runs kept`;
  const what = different.length === 0 ? 'the same to the bit' : `DIFFERENT: ${different.join(', ')}`;
  process.stdout.write(`${when}; ${made} made when it went on; ${what}\n`);
};
const half = Math.ceil(Number(moments) / 2);
const reports = [
  ...(await killMoments(half, `${seed}-stopping`, 16, true, tell)),
  ...(await killMoments(Number(moments) - half, `${seed}-fixed`, 16, false, tell)),
];
const wrong = reports.filter(({ different }) => different.length > 0).length;
const killed = reports.filter(({ kept }) => kept !== null).length;
process.stdout.write(`${killed} of ${reports.length} killed before they had ended; ${wrong} different\n`);
process.exitCode = wrong === 0 ? 0 : 1;
