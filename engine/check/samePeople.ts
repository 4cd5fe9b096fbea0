/**
 * Whom a claim is about when beds change: a claim about a storey means those who live there. Whoever is moved elsewhere drops
 * out of it, and a change of beds could seem to help by nothing else. So the claim is also asked for those who live there now.
 */
import { subjectRows } from '../study/claims.js';
import type { Claim, Scenario } from '../scenario/schema.js';
import type { Model } from '../world/model.js';
import type { Measure } from './measures.js';

/** Measures after which other people live in a zone. */
const MOVES: ReadonlySet<Measure['kind']> = new Set(['bedsMoved', 'bedsToFreeOnes']);

/** The claim by its own id, for the people who fall under it before anything is changed. */
const idOf = (claim: Claim, scenario: Scenario): string => {
  let id = `same-people-${scenario.plan.claims.indexOf(claim)}`;
  while (scenario.plan.claims.some((one) => one.id === id)) id = `${id}x`;
  return id;
};

/** A claim's twin that names its people of today; null where the claim says nothing about a place they live in. */
export function samePeople(model: Model, claim: Claim): Claim | null {
  const { subject, text: _text, ...asked } = claim;
  if ((subject.kind !== 'zone' && subject.kind !== 'residents') || subject.zone === undefined) return null;
  const ids = subjectRows(model, claim).map((row) => model.people[row].id);
  return ids.length === 0 ? null : { ...asked, id: idOf(claim, model.scenario), subject: { kind: 'residents', ids } };
}

/** The changed scenario with the twins of all claims of the base, where a measure changes who lives where. */
export function withSamePeople(base: Model, changed: Scenario, measures: readonly Measure[]): Scenario {
  if (!measures.some(({ kind }) => MOVES.has(kind))) return changed;
  const twins = base.scenario.plan.claims.flatMap((claim) => samePeople(base, claim) ?? []);
  return { ...changed, plan: { ...changed.plan, claims: [...changed.plan.claims, ...twins] } };
}

/** The claim, and its twin where the measures change who lives where. */
export function asked(base: Model, claim: Claim, measures: readonly Measure[]): Claim[] {
  const twin = measures.some(({ kind }) => MOVES.has(kind)) ? samePeople(base, claim) : null;
  return twin === null ? [claim] : [claim, twin];
}
