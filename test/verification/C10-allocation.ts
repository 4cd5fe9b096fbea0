/** C10: 23 people in twelve cabins leave by the exit they are told to take. */
import { follow } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { Scene } from './frame/scene.js';
import { near, result, type VerificationTest } from './frame/types.js';

/** Left edges of the cabins; the third of the upper row is narrower, and the way to the main exit lies before it. */
const UPPER = [0, 3, 7.2, 9, 12, 15];
const LOWER = [0, 3, 6, 9, 12, 15];
/** Cabins 1 to 4 and 7 to 10 are told to take the main exit. */
const TO_MAIN = new Set([1, 2, 3, 4, 7, 8, 9, 10]);

export const test: VerificationTest = {
  id: 'C10',
  standards: ['RiMEA 4.1.1 Test 10', 'IMO MSC.1/Circ.1533 Test 10', 'NIST TN 1822 Verif.3.1', 'ISO 20414 Test 8'],
  title: { en: 'Exit route allocation', 'zh-CN': '疏散路线分配' },
  statement:
    '23 people in twelve cabins along a corridor: 15 are allocated to the main exit, 8 to the secondary one. All take theirs.',
  source: 'RiMEA 3.0 Test 10 (figure): eleven cabins of two and one of one',
  confidence: 'R',
  population: 'stated',
  populationReason: 'unimpeded speed 1 m/s: only the way matters',
  geometry:
    'corridor 1 m wide between rows of cabins 5 m deep, main exit 1.2 m, secondary exit 1 m, doors 0.9 m; each exit leads to a place of its own, and the plan allocates by fire compartment, which is how the format names a destination',
  kind: 'deterministic',
  expected: 23,
  tolerance: 0,
  unit: 'persons by the exit allocated',
  run() {
    const scene = new Scene({ population: 'stated', parameters: stated(1) });
    // People are told to go to the other compartment: those of "a" find it behind the main exit, those of "b" behind the other.
    scene.phases = [{ id: 'go', trigger: { after: 'start' }, zones: [{ all: true }], to: ['nextCompartment'] }];
    scene
      .space('corridor', [0, 5, 18, 6], { kind: 'corridor' })
      .space('passage', [6, 6, 7.2, 11], { kind: 'corridor' })
      .opening('passage-mouth', ['corridor', 'passage'], [6, 6], [7.2, 6])
      .space('main', [0, 11, 14, 21], { kind: 'refuge', compartment: 'b' })
      .opening('main-exit', ['passage', 'main'], [6, 11], [7.2, 11])
      .space('secondary', [18, 0, 28, 10], { kind: 'refuge', compartment: 'a' })
      .opening('secondary-exit', ['corridor', 'secondary'], [18, 5], [18, 6])
      .opening('gate', ['main', 'outside'], [0, 21], [1, 21]);
    const cabin = (n: number, x: number, width: number, y: number, wall: number): void => {
      const id = `cabin-${n}`;
      const middle = x + width / 2;
      scene
        .space(id, [x, y, x + width, y + 5], { kind: 'room', compartment: TO_MAIN.has(n) ? 'a' : 'b' })
        .opening(`door-${n}`, [id, 'corridor'], [middle - 0.45, wall], [middle + 0.45, wall]);
      scene.person(id, [middle - 0.4, y + 2.5], { id: `${id}-a` });
      if (n !== 3) scene.person(id, [middle + 0.4, y + 2.5], { id: `${id}-b` });
    };
    UPPER.forEach((x, i) => cabin(i + 1, x, i === 2 ? 1.8 : 3, 6, 6));
    LOWER.forEach((x, i) => cabin(i + 7, x, 3, 0, 5));
    const simulation = scene.simulation('1');
    const { passages } = follow(simulation);
    let right = 0;
    let main = 0;
    for (const { row, to } of passages) {
      if (to !== 'main' && to !== 'secondary') continue;
      const number = Number(simulation.model.people[row].id.split('-')[1]);
      if (to === 'main') main++;
      if (TO_MAIN.has(number) === (to === 'main')) right++;
    }
    return result(right, [
      near('by the exit allocated', right, 23, 0, 'persons', 'standard'),
      near('by the main exit', main, 15, 0, 'persons', 'standard'),
      near('people', simulation.model.people.length, 23, 0, 'persons', 'standard'),
    ]);
  },
};
