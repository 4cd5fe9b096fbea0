/** The worker that holds a study, and the workers that make its runs. */
import * as Comlink from 'comlink';
import type { ScenarioFolder } from '../../../engine/hosts/protocol.js';
import type { StudyWorker, UnitWorker } from '../../../engine/hosts/studyProtocol.js';
import type { Levels, StudyFile, UnitResult } from '../../../engine/index.js';

export function startStudyWorker(failed: (message: string) => void): Comlink.Remote<StudyWorker> {
  const thread = new Worker(new URL('../../../engine/hosts/studyPageWorker.ts', import.meta.url), { type: 'module' });
  thread.onerror = (event) => failed(event.message);
  return Comlink.wrap<StudyWorker>(thread);
}

/** All cores: the picture stands still while a study is looked at. No more than 16: each builds homes of its own. */
export const lanes = (): number => Math.min(16, Math.max(1, navigator.hardwareConcurrency || 2));

interface Member {
  thread: Worker;
  worker: Comlink.Remote<UnitWorker>;
  /** Rejects when the thread breaks. */
  broken: Promise<never>;
}

export interface Units {
  stamp(): Promise<string | null>;
  /** At most as many at once as there are members; rejects when the pool is closed. */
  unit(levels: Levels, seed: string): Promise<UnitResult>;
  /** At once, also in the middle of a run. */
  close(): void;
}

export async function openUnits(file: StudyFile, base: ScenarioFolder, size: number): Promise<Units> {
  let gone: (error: Error) => void = () => {};
  const closed = new Promise<never>((_, reject) => {
    gone = reject;
  });
  closed.catch(() => {});
  const members = Array.from({ length: size }, (): Member => {
    const thread = new Worker(new URL('../../../engine/hosts/unitWorker.ts', import.meta.url), { type: 'module' });
    const broken = new Promise<never>((_, reject) => {
      thread.onerror = (event) => reject(new Error(event.message));
    });
    broken.catch(() => {});
    return { thread, worker: Comlink.wrap<UnitWorker>(thread), broken };
  });
  const free = [...members];
  const close = (): void => {
    gone(new Error('stopped'));
    for (const { thread, worker } of members.splice(0)) {
      worker[Comlink.releaseProxy]();
      thread.terminate();
    }
  };
  try {
    await Promise.all(members.map(({ worker, broken }) => Promise.race([worker.open(file, base), broken])));
  } catch (error) {
    close();
    throw error;
  }
  return {
    stamp: () => members[0].worker.stamp(),
    async unit(levels, seed) {
      const member = free.pop();
      if (member === undefined) throw new Error('more runs at once than workers');
      const result = await Promise.race([member.worker.unit(levels, seed), member.broken, closed]);
      free.push(member);
      return result;
    },
    close,
  };
}
