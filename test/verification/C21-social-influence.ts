/** C21: somebody who goes to one exit draws others with them. */
import { missing, type VerificationTest } from './frame/types.js';

export const test: VerificationTest = {
  id: 'C21',
  standards: ['NIST TN 1822 Verif.3.2', 'ISO 20414 Test 15'],
  title: { en: 'Social influence', 'zh-CN': '社会影响' },
  statement: 'Two exits at equal distance. If one more person is bound to exit 2, more of the others take exit 2.',
  source: 'NIST 3.2 and ISO 15 in a port (R2), whose own model shows no influence',
  confidence: 'R2',
  population: 'care',
  geometry: 'room 10 m x 15 m, exits of 1 m in both 15 m walls at equal distance',
  kind: 'stochastic',
  seeds: 50,
  expected: 'use of exit 2 rises',
  tolerance: 'share over the seeds',
  run: () =>
    missing(
      'The model has no social influence on the choice of an exit: how strong it is among residents of care homes has not been published.',
    ),
};
