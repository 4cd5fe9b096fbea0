/** Vitest reporter: leaves the counts of a run in the file that ANSHU_TEST_COUNTS names, and says which files take longest. */
import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Files that take longer are named, s. */
const SLOW = 20;

export default class CountsReporter implements Reporter {
  onTestRunEnd(...[modules, unhandled, reason]: Parameters<NonNullable<Reporter['onTestRunEnd']>>): void {
    const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      let failed = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') failed += 1;
        else counts.skipped += 1;
      }
      // A file that does not load, or a hook that fails, has no test that could: it counts as one.
      if (failed === 0 && module.state() === 'failed') failed = 1;
      counts.failed += failed;
    }
    if (counts.failed === 0 && (unhandled.length > 0 || reason !== 'passed')) counts.failed = 1;
    if (counts.passed + counts.failed === 0) counts.failed = 1;
    const slow = modules
      .map((module) => ({ seconds: module.diagnostic().duration / 1000, name: module.relativeModuleId }))
      .filter(({ seconds }) => seconds >= SLOW)
      .sort((a, b) => b.seconds - a.seconds);
    for (const { seconds, name } of slow) process.stdout.write(`${seconds.toFixed(0).padStart(6)} s  ${name}\n`);
    const file = process.env.ANSHU_TEST_COUNTS;
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
}
