/**
 * `npm run study:slurm`: a study as a job array on a Slurm of one node that this starts itself. A task is requeued in the middle,
 * another cancelled, the command that waits is killed: what is left has to be what this machine leaves alone, bit for bit.
 */
import { join } from 'node:path';
import { builtFolder } from '../fixtures/built.js';
import { startSlurm, whyNoSlurm } from '../fixtures/slurm.js';
import { makeStudy, runsKept, smallStudy, startStudy, studyFolder, tablesOf, until } from '../fixtures/studies.js';

const tell = (words: string): void => void process.stdout.write(`${words}\n`);
const why = whyNoSlurm();
if (why !== null) tell(`Nothing was looked at: ${why}.`);
else {
  builtFolder();
  const slurm = await startSlurm();
  tell(`${slurm.call('sinfo', ['--version'])}, one node`);
  try {
    const folder = studyFolder(smallStudy(40, false));
    const { runs } = await makeStudy(folder, 'here', ['--workers', '1']);
    const words = ['--engine', 'slurm', '--tasks', '4', '--time-limit', '30', '--partition', 'main'];
    const kept = (): number => runsKept(join(folder, 'there'));

    const first = startStudy(folder, 'there', words, slurm.env);
    await until(() => kept() >= 24, first.end);
    const job = slurm.call('squeue', ['-h', '-o', '%F']).split('\n')[0];
    const running = slurm.call('squeue', ['-h', '-r', '-t', 'RUNNING', '-o', '%K']).split('\n');
    tell(`job ${job}: ${kept()} of ${runs} runs kept, tasks ${running.join(', ')} run`);
    slurm.call('scontrol', ['requeue', `${job}_${running[0]}`]);
    tell(`task ${running[0]} was cancelled and requeued with ${kept()} runs kept`);
    if (running.length > 1) {
      slurm.call('scancel', [`${job}_${running[1]}`]);
      tell(`task ${running[1]} was cancelled for good`);
    }
    first.process.kill('SIGKILL');
    await first.end;
    tell(`the command that waited was killed with ${kept()} runs kept`);

    const second = await startStudy(folder, 'there', words, slurm.env).end;
    if (second.json === null) throw new Error(`ended with ${second.code ?? second.signal}: ${second.said}`);
    tell(second.said.trim());
    const { made, taken } = second.json.performance;
    const [here, there] = [tablesOf(folder, 'here'), tablesOf(folder, 'there')];
    const different = Object.keys(here).filter((name) => here[name] !== there[name]);
    tell(`${taken} runs collected, ${made} made here; ${kept()} kept for ${second.json.runs} that count`);
    tell(different.length === 0 ? 'the same as on this machine, to the bit' : `DIFFERENT: ${different.join(', ')}`);
    process.exitCode = different.length === 0 && made === 0 ? 0 : 1;
  } finally {
    await slurm.stop();
  }
}
