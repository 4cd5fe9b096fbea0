/** The worker that puts a plan on trial, and the workers that make its runs. */
import * as Comlink from 'comlink';
import type {
  CheckWorker,
  PlanView,
  RunSpec,
  SourceFailure,
  DocumentKind,
  TrialProgress,
} from '../../../engine/hosts/protocol.js';
import type { Language, RunResult } from '../../../engine/index.js';
import { openKeptRuns } from './keptRuns.js';
import { openRunners, type RunRequest } from './pool.js';

export interface OpenCheck {
  view: PlanView;
  say(language: Language): Promise<PlanView>;
  /** @param signal stops it at once; what was told stays */
  trial(
    options: { budget: number; worst: boolean; fix: boolean },
    tell: (progress: TrialProgress & { kept: number }, view: PlanView | null) => void,
    signal: AbortSignal,
  ): Promise<PlanView | SourceFailure>;
  document(kind: DocumentKind): Promise<Uint8Array>;
  close(): void;
}

/** @returns what is wrong with the scenario, where it cannot be opened */
export async function openCheck(run: Omit<RunSpec, 'seed'>, language: Language): Promise<OpenCheck | SourceFailure> {
  const thread = new Worker(new URL('../../../engine/hosts/checkWorker.ts', import.meta.url), { type: 'module' });
  const worker = Comlink.wrap<CheckWorker>(thread);
  const close = (): void => {
    worker[Comlink.releaseProxy]();
    thread.terminate();
  };
  const broken = new Promise<never>((_, reject) => {
    thread.onerror = (event) => reject(new Error(event.message));
  });
  broken.catch(() => {});
  try {
    const view = (await Promise.race([worker.open(run, language), broken])) as PlanView | SourceFailure;
    if ('kind' in view) {
      close();
      return view;
    }
    return {
      view,
      say: (wanted) => worker.say(wanted) as Promise<PlanView>,
      trial(options, tell, signal) {
        const runners = openRunners(signal);
        const keeping = runners.stamp().then(openKeptRuns);
        let kept = 0;
        const make = async (requests: readonly RunRequest[]): Promise<RunResult[]> => {
          const store = await keeping;
          const found = await store.find(requests);
          kept += found.filter((one) => one !== undefined).length;
          const fresh = await runners.make(
            requests.filter((_, i) => found[i] === undefined),
            store.keep,
          );
          let next = 0;
          return found.map((one) => one ?? fresh[next++]);
        };
        const told = (progress: TrialProgress, view: PlanView | null): void => tell({ ...progress, kept }, view);
        return Promise.race([
          worker.trial(options, Comlink.proxy(make), Comlink.proxy(told)) as Promise<PlanView | SourceFailure>,
          broken,
        ]).finally(() => runners.close());
      },
      document: (kind) => worker.document(kind) as Promise<Uint8Array>,
      close,
    };
  } catch (error) {
    close();
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  }
}
