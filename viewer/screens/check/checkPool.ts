/** The worker that puts a plan on trial, and the workers that make its runs. */
import * as Comlink from 'comlink';
import type { CheckWorker, PlanView, RunSpec, SourceFailure, TrialProgress } from '../../../engine/hosts/protocol.js';
import type { Language } from '../../../engine/index.js';
import { openRunners } from './pool.js';

export interface OpenCheck {
  view: PlanView;
  say(language: Language): Promise<PlanView>;
  /** @param signal stops it at once; what was told stays */
  trial(
    options: { budget: number; fix: boolean },
    tell: (progress: TrialProgress, view: PlanView | null) => void,
    signal: AbortSignal,
  ): Promise<PlanView | SourceFailure>;
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
        return Promise.race([
          worker.trial(options, Comlink.proxy(runners.make), Comlink.proxy(tell)) as Promise<PlanView | SourceFailure>,
          broken,
        ]).finally(() => runners.close());
      },
      close,
    };
  } catch (error) {
    close();
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  }
}
