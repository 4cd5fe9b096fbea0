/**
 * The register of verification: every test of the standards' cross-walk.
 * Bundled as an entry of its own; `anshu verify` loads it when it runs.
 */
import { test as c01 } from './C01-corridor.js';
import { test as c02 } from './C02-stair-up.js';
import { test as c03 } from './C03-stair-down.js';
import { test as c04a } from './C04a-density-care.js';
import { test as c04b } from './C04b-density-laboratory.js';
import { test as c04c } from './C04c-single-file.js';
import { test as c04d } from './C04d-corridor-zones.js';
import { test as c05 } from './C05-pre-movement.js';
import { test as c06a } from './C06a-corner.js';
import { test as c06b } from './C06b-three-ways.js';
import { test as c07a } from './C07a-demographics.js';
import { test as c07b } from './C07b-parameters.js';
import { test as c08 } from './C08-counterflow.js';
import { test as c09 } from './C09-exits.js';
import { test as c10 } from './C10-allocation.js';
import { test as c11 } from './C11-exit-choice.js';
import { test as c12 } from './C12-two-rooms.js';
import { test as c12a } from './C12a-goal-distance.js';
import { test as c12b } from './C12b-bottleneck-length.js';
import { test as c12c } from './C12c-two-bottlenecks.js';
import { test as c12d } from './C12d-bottleneck-width.js';
import { test as c13a } from './C13a-stair-congestion.js';
import { test as c13b } from './C13b-density-stairs.js';
import { test as c13c } from './C13c-stair-width.js';
import { test as c13d } from './C13d-stair-hand-values.js';
import { test as c14 } from './C14-other-floor.js';
import { test as c15 } from './C15-exit-flow.js';
import { test as c16 } from './C16-smoke-speed.js';
import { test as c17 } from './C17-dose.js';
import { test as c18a } from './C18a-lift.js';
import { test as c18b } from './C18b-lift-capacity.js';
import { test as c18c } from './C18c-lift-round-trip.js';
import { test as c18d } from './C18d-lift-lost.js';
import { test as c19 } from './C19-group.js';
import { test as c20 } from './C20-movement-disability.js';
import { test as c21 } from './C21-social-influence.js';
import { test as c22 } from './C22-familiarity.js';
import { test as c23 } from './C23-exit-lost.js';
import type { VerificationTest } from './frame/types.js';

export { readmeOf } from './frame/readme.js';

export const tests: readonly VerificationTest[] = [
  c01,
  c02,
  c03,
  c04a,
  c04b,
  c04c,
  c04d,
  c05,
  c06a,
  c06b,
  c07a,
  c07b,
  c08,
  c09,
  c10,
  c11,
  c12,
  c12a,
  c12b,
  c12c,
  c12d,
  c13a,
  c13b,
  c13c,
  c13d,
  c14,
  c15,
  c16,
  c17,
  c18a,
  c18b,
  c18c,
  c18d,
  c19,
  c20,
  c21,
  c22,
  c23,
];
