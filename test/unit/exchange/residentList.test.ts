/** A list of residents as a table: what a line becomes, and that every problem is told by its line. */
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../engine/errors.js';
import { residentsFromTable } from '../../../engine/exchange/residentList.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { text } from '../../../engine/text/index.js';

const facility = generateTower({ storeys: 3, bedsPerStorey: 4 });
const beds = facility.beds!.map((bed) => bed.id).sort();
const problemsOf = (csv: string): [string, string][] => {
  try {
    residentsFromTable(csv, facility);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const problem of error.problems) {
      // Every problem has a sentence in both languages.
      expect(text('en').problem(problem)).not.toContain('undefined');
      expect(text('zh-CN').problem(problem)).not.toContain('undefined');
    }
    return error.problems.map(({ path, code }) => [path, code]);
  }
};

describe('a list of residents', () => {
  it('in Chinese: classes, hearing, equipment, helpers, device, preparation; a column of names is not read', () => {
    const csv = [
      '编号,姓名,床位,行动能力,听力,附着设备,楼梯人手,转移器具,实测准备时间,需引导',
      `A1,某某,${beds[0]},自理,重听,,,,,`,
      `A2,某某,${beds[1]},轮椅,正常,吸氧、输液,2,疏散椅,55,`,
      `A3,某某,${beds[2]},拄拐,,,,,,是`,
    ].join('\n');
    const residents = residentsFromTable(csv, facility);
    expect(residents).toEqual([
      { id: 'A1', bed: beds[0], mobility: 'independent', hearing: 'hardOfHearing' },
      {
        id: 'A2',
        bed: beds[1],
        mobility: 'wheelchairAssisted',
        hearing: 'good',
        equipment: ['oxygen', 'drip'],
        helpers: { stairs: 2 },
        device: 'evacuationChair',
        preparation: 55,
      },
      { id: 'A3', bed: beds[2], mobility: 'cane', cognition: { guiding: true } },
    ]);
    expect(JSON.stringify(residents)).not.toContain('某某');
  });

  it('in English, by room: the next free bed; ids are those of the beds', () => {
    const room = facility.beds![0].space;
    const csv = `room;mobility;turns back\n${room};bedridden;\n${room};dementia;15 %\n`;
    const residents = residentsFromTable(csv, facility);
    expect(residents.map((one) => [one.id === one.bed, one.mobility])).toEqual([
      [true, 'bedridden'],
      [true, 'dementiaGuided'],
    ]);
    expect(residents[1].cognition).toEqual({ turnsBack: 0.15 });
    expect(new Set(residents.map((one) => one.bed)).size).toBe(2);
  });

  it('every problem by its line, nothing half loaded', () => {
    const csv = [
      'id,bed,mobility,hearing,helpers',
      `a,${beds[0]},walks,good,1`,
      `b,99-99,cane,,1`,
      `c,${beds[1]},cane,,12`,
      `c,${beds[1]},cane,,1`,
      `d,${beds[2]},,loud,1`,
    ].join('\n');
    expect(problemsOf(csv)).toEqual(
      [
        ['table.2.mobility', 'tableUnknownWord'],
        ['table.3.bed', 'noSuch'],
        ['table.4.helpersLevel', 'tableOutOfRange'],
        ['table.5.bed', 'bedTaken'],
        ['table.5.id', 'duplicate'],
        ['table.6.mobility', 'tableUnknownWord'],
        ['table.6.hearing', 'tableUnknownWord'],
      ].sort((a, b) => Number(a[0].split('.')[1]) - Number(b[0].split('.')[1])),
    );
  });

  it('a table without a column for the bed, or with one nobody knows', () => {
    expect(problemsOf('id,mobility\na,cane')).toEqual([['table.1', 'tableMissingColumn']]);
    expect(problemsOf(`bed,mobility,shoe size\n${beds[0]},cane,42`)).toEqual([['table.1', 'tableUnknownColumn']]);
    expect(problemsOf('')).toEqual([['table', 'tableEmpty']]);
  });
});
