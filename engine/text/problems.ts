/** Problems with inputs: which codes there are, and the sentence for one. */
import type { Problem } from '../errors.js';
import type { FacilityHintCode, FacilityProblemCode } from '../facility/problems.js';
import type { ScenarioHintCode, ScenarioProblemCode } from '../scenario/problems.js';
import type { Parameters, Say } from './say.js';

export type ProblemText = (parameters: Parameters, say: Say) => string;
export type FacilityProblemTexts = Record<FacilityProblemCode, ProblemText>;
export type FacilityHintTexts = Record<FacilityHintCode, ProblemText>;
export type ScenarioProblemTexts = Record<ScenarioProblemCode, ProblemText>;
export type ScenarioHintTexts = Record<ScenarioHintCode, ProblemText>;

/** What can be wrong with files and folders; emitted by the hosts. Code → names of its parameters. */
export const HOST_PROBLEMS = {
  noSuchScenario: ['value', 'allowed'],
  noScenarioInFolder: ['value'],
  fileMissing: ['value'],
  fileUnreadable: ['value', 'reason'],
  fileOutsideFolder: ['value'],
  fileTooLarge: ['value', 'size', 'most'],
  folderNotEmpty: ['value'],
  notWritable: ['value', 'reason'],
  notARecording: ['value', 'reason'],
  sameVariantTwice: ['value'],
  packageMissing: ['value'],
  queueUnreachable: ['value', 'reason'],
  runFailed: ['value', 'reason'],
  noHomes: ['value'],
  slurmMissing: ['value'],
  slurmRefused: ['value', 'reason'],
  slurmUnfinished: ['value', 'of', 'folder'],
  portTaken: ['value'],
  cannotListen: ['value', 'reason'],
  noPage: ['value'],
  journalBroken: ['value', 'line'],
} as const satisfies Record<string, readonly string[]>;
export type HostProblemCode = keyof typeof HOST_PROBLEMS;

export const HOST_HINTS = [
  'listScenarios',
  'takeEmptyFolder',
  'newScenario',
  'installPackages',
  'startRedis',
  'newCity',
  'installSlurm',
  'otherPort',
  'otherFolder',
] as const;
export type HostHintCode = (typeof HOST_HINTS)[number] | 'didYouMean';

export interface ProblemDictionary {
  problems: Readonly<Record<string, ProblemText>>;
  hints: Readonly<Record<string, ProblemText>>;
  /** For a code this version has no sentence for: the code and its parameters, so that nothing is hidden. */
  unknown(code: string, parameters: Parameters, say: Say): string;
}

/** The sentence for a problem, without path and file. */
export function problemSentence(problem: Problem, dictionary: ProblemDictionary, say: Say): string {
  const make = dictionary.problems[problem.code];
  return make === undefined ? dictionary.unknown(problem.code, problem.parameters, say) : make(problem.parameters, say);
}

/** What to do about it, or null. */
export function hintSentence(problem: Problem, dictionary: ProblemDictionary, say: Say): string | null {
  if (problem.hint === undefined) return null;
  const make = dictionary.hints[problem.hint.code];
  const { code, parameters } = problem.hint;
  return make === undefined ? dictionary.unknown(code, parameters, say) : make(parameters, say);
}
