import type { HOST_HINTS, HostProblemCode, ProblemText } from '../problems.js';
import { formatNumber } from '../numbers.js';
import { sentences } from './sentences.js';

const fault = (code: unknown): string =>
  (sentences.recordingFault as Record<string, string>)[code as string] ?? String(code);
const megabytes = (bytes: unknown): string => `${formatNumber(Number(bytes) / 1e6, 1)} MB`;

export const hostProblems: Record<HostProblemCode, ProblemText> = {
  noSuchScenario: (p, s) =>
    `there is no scenario ${s.value(p.value)}: neither a file or folder of that name nor one of the library (${s.allOf(p.allowed)})`,
  noScenarioInFolder: (p, s) => `the folder ${s.value(p.value)} has no file scenario.json`,
  fileMissing: (p, s) => `there is no file ${s.value(p.value)}`,
  fileUnreadable: (p, s) => `the file ${s.value(p.value)} cannot be read (${s.name(p.reason)})`,
  fileOutsideFolder: (p, s) =>
    `the file ${s.value(p.value)} lies outside the scenario folder; a scenario folder carries everything it needs`,
  fileTooLarge: (p, s) =>
    `the file ${s.value(p.value)} has ${megabytes(p.size)}; at most ${megabytes(p.most)} are read`,
  folderNotEmpty: (p, s) => `the folder ${s.value(p.value)} is there already and not empty; nothing is overwritten`,
  notWritable: (p, s) => `${s.value(p.value)} cannot be written (${s.name(p.reason)})`,
  notARecording: (p, s) => `the file ${s.value(p.value)} is not a recording that can be read: ${fault(p.reason)}`,
  sameVariantTwice: (p, s) => `the variant ${s.value(p.value)} is named twice`,
  packageMissing: (p, s) => `this needs the packages ${s.allOf(p.value)}, which are not installed`,
  queueUnreachable: (p, s) => `there is no Redis server at ${s.value(p.value)} (${s.name(p.reason)})`,
  portTaken: (p, s) => `the port ${s.value(p.value)} is in use`,
  cannotListen: (p, s) => `this machine cannot listen on ${s.value(p.value)} (${s.name(p.reason)})`,
  noPage: (p, s) => `${s.value(p.value)} came without the page that devices show`,
  journalBroken: (p, s) =>
    `line ${s.value(p.line)} of the journal ${s.value(p.value)} is none of this program: the drill cannot go on from it`,
  runFailed: (p, s) => `the run with seed ${s.value(p.value)} failed on every attempt: ${s.name(p.reason)}`,
  slurmMissing: (p, s) => `there is no Slurm here: the program ${s.value(p.value)} was not found`,
  slurmRefused: (p, s) => `${s.value(p.value)} refused: ${s.name(p.reason)}`,
  slurmUnfinished: (p, s) =>
    `the tasks ${s.value(p.value)} of ${s.name(p.of)} did not end well however often they were handed in; what they said is in ${s.value(p.folder)}`,
  noHomes: (p, s) =>
    `the folder ${s.value(p.value)} holds no homes: neither folders with a scenario.json nor districts of such`,
};

export const hostHints: Record<(typeof HOST_HINTS)[number], ProblemText> = {
  listScenarios: () => '"anshu list" shows the library',
  takeEmptyFolder: () => 'give the name of a folder that is not there yet',
  newScenario: () => '"anshu new tower" or "anshu new from-table" make one to begin with',
  installPackages: (p, s) => `"npm install ${s.name(p.names)}" installs them`,
  startRedis: () => 'redis-server --appendonly yes --maxmemory-policy noeviction starts one',
  installSlurm: () => 'run this on a login node of the cluster; Debian has it as slurm-wlm and munge',
  newCity: () => '"anshu new city" makes one to begin with',
  otherPort: () => '--port takes another one',
  otherFolder: () => 'a new drill begins in another folder: --dir',
};
