/** The batch script of a job array, and what is refused before anything is handed in. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { batchScript, ranges, writable } from '../../../engine/hosts/node/study/slurm/script.js';
import { studyFolder, smallStudy } from '../../fixtures/studies.js';
import { anshu } from '../cli/call.js';

const script = (folder: string): string =>
  batchScript({
    study: 'night',
    shards: [0, 1, 2, 5],
    tasks: 8,
    cores: 4,
    timeLimit: 120,
    partition: 'short,long',
    folder,
    command: ['/usr/bin/node', "/opt/it's here/anshu.mjs"],
  });

describe('the batch script', () => {
  it('asks for the array, the cores, the time and the partition, and requeues', () => {
    const lines = script('/data/results').split('\n');
    expect(lines).toContain('#SBATCH --array=0-2,5');
    expect(lines).toContain('#SBATCH --cpus-per-task=4');
    expect(lines).toContain('#SBATCH --time=120');
    expect(lines).toContain('#SBATCH --partition=short,long');
    expect(lines).toContain('#SBATCH --requeue');
    expect(lines).toContain('#SBATCH --open-mode=append');
    expect(lines).toContain('#SBATCH --output="/data/results/slurm/task-%a.log"');
  });

  it('is taken by the shell word by word, whatever the folder is called', () => {
    const folder = '/data/50% of $HOME; rm -rf "x" \'y\'';
    const text = script(folder);
    expect(text).toContain('/50%% of ');
    const said = spawnSync('bash', ['-c', text.replace('exec ', "exec printf '%s\\n' ")], {
      encoding: 'utf8',
      env: { SLURM_ARRAY_TASK_ID: '5', PATH: process.env.PATH },
    });
    expect(said.stdout.trimEnd().split('\n')).toEqual([
      '/usr/bin/node',
      "/opt/it's here/anshu.mjs",
      'study',
      folder,
      '--shard',
      '5/8',
      '--workers',
      '4',
    ]);
  });

  it('lists shards as ranges, and knows what cannot stand in it', () => {
    expect(ranges([7, 0, 2, 1, 9])).toBe('0-2,7,9');
    expect(ranges([3])).toBe('3');
    expect([writable('/data/结果'), writable('/data/a\n#SBATCH --uid=0')]).toEqual([true, false]);
  });
});

describe('anshu study --engine slurm', () => {
  const folder = studyFolder(smallStudy(2, false));
  const nowhere = mkdtempSync(join(tmpdir(), 'anshu-no-slurm-'));
  afterAll(() => [folder, nowhere].forEach((path) => rmSync(path, { recursive: true, force: true })));

  it.each([
    [['--tasks', '3'], '--engine slurm'],
    [['--time-limit', '3'], '--engine slurm'],
    [['--engine', 'slurm', '--shard', '0/2'], '--shard'],
    [['--engine', 'slurm', '--partition', 'a b'], 'partition'],
    [['--engine', 'slurm', '--tasks', '0'], '--tasks'],
  ])('refuses %j', async (words, said) => {
    const { code, stderr } = await anshu(folder, ['study', 'study.json', '--out', 'none', ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(readdirSync(folder)).toEqual(['study.json']);
  });

  it('says where there is no Slurm', async () => {
    const path = process.env.PATH;
    process.env.PATH = nowhere;
    try {
      const { code, stderr } = await anshu(folder, ['study', 'study.json', '--out', 'none', '--engine', 'slurm']);
      expect([code, stderr]).toEqual([1, expect.stringContaining('there is no Slurm here')]);
    } finally {
      process.env.PATH = path;
    }
  });
});
