/** What the drill of a home is prepared from: who lives where, moved how. */
import { MEANS } from '../scenario/schema.js';
import type { Text } from '../text/index.js';
import type { Model, PersonRecord } from '../world/model.js';

/** "wheelchair / evacuation chair": on the level and on stairs, once where both are the same. */
export function meansWords(person: PersonRecord, text: Text): string {
  const [level, stairs] = [person.meansLevel, person.meansStairs].map((index) =>
    index < 0 ? text.report.alone : text.words.means[MEANS[index]],
  );
  return level === stairs ? level : `${level} / ${stairs}`;
}

/** Space of a resident's bed. */
export const homeOf = ({ facility }: Model, person: PersonRecord) =>
  facility.spaces[facility.beds[person.bed].spaceIndex];

/** Rows of the residents of each storey that has any, in the order of the storeys. */
export function residentsByStorey(model: Model): { storey: string; rows: number[] }[] {
  return model.facility.storeys.flatMap(({ id, index }) => {
    const rows: number[] = [];
    for (let row = 0; row < model.residents; row++)
      if (homeOf(model, model.people[row]).storey === index) rows.push(row);
    return rows.length === 0 ? [] : [{ storey: id, rows }];
  });
}
