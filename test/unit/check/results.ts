/** Results of runs made by hand. */
import type { ClaimResult } from '../../../engine/study/claims.js';
import type { RunResult } from '../../../engine/study/runs.js';

export function runWith(
  seed: string,
  what: { claims?: ClaimResult[]; remaining?: number; lastSafeAt?: number | null } = {},
): RunResult {
  const remaining = what.remaining ?? 0;
  return {
    seed,
    stateHash: '',
    population: { residents: 10, staff: 2 },
    outcome: {
      endedAt: 1000,
      reason: 'settled',
      lastSafeAt: what.lastSafeAt ?? null,
      residents: { safe: 10 - remaining, sheltered: 0, remaining, lost: 0 },
      carriedOut: 0,
      staff: { safe: 2, sheltered: 0, remaining: 0, lost: 0 },
    },
    claims: what.claims ?? [],
    milestones: {
      panelAlarm: 60,
      noticed: null,
      confirmed: null,
      brigadeCalled: null,
      alarmRaised: null,
      brigadeArrived: null,
      zoneLost: null,
    },
    personSteps: 0,
    simulatedSeconds: 1000,
  };
}
