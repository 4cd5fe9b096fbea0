/** `anshu new`: a scenario to begin with, from a handful of numbers or from a table of rooms. */
import { basename, join, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { z } from 'zod';
import { buildFacility } from '../../../facility/build.js';
import { facilityFromTable, parseTable, type TableNote } from '../../../facility/table.js';
import { generateTower, TOWER_DEFAULTS } from '../../../facility/tower.js';
import { ScenarioError } from '../../../errors.js';
import {
  ID_PATTERN,
  tower as towerSchema,
  type DrawnFacility,
  type ScenarioFile,
  type TowerParameters,
} from '../../../scenario/schema.js';
import { say } from '../../../text/index.js';
import { readTableText, requireFreeFolder, writeWhole } from '../files.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { addNewCity } from './newCity.js';
import { both, type Both } from './options.js';
import { starterScenario, STARTER_SHARES } from '../../../exchange/starter.js';

type TowerName = keyof TowerParameters;

const TOWER_WORDS: Readonly<Record<TowerName, Both>> = {
  storeys: both('storeys above ground, the ground floor included', '地上层数，含首层'),
  storeyHeight: both('floor to floor, m', '层高，米'),
  bedsPerStorey: both('beds on each storey with bedrooms', '每层床位数'),
  bedsPerRoom: both('beds in a room', '每间床位数'),
  bedroomsFrom: both('first storey with bedrooms', '从第几层起设居室'),
  compartments: both('fire compartments on each storey, 1 or 2', '每层防火分区数，1 或 2'),
  stairs: both('stairs', '疏散楼梯数'),
  stairWidth: both('clear width of a stair flight, m', '梯段净宽，米'),
  corridorWidth: both('clear width of the corridor, m', '疏散走道净宽，米'),
  roomDepth: both('depth of a room, m', '房间进深，米'),
  roomWidth: both('width of a room along the corridor, m', '房间开间，米'),
  bedroomDoorWidth: both('clear width of a bedroom door, m', '居室门净宽，米'),
  refugeArea: both(
    'net area of the refuge room by each stair, m2; 0 for none',
    '每部楼梯旁避难间净面积，平方米；0 表示不设',
  ),
  lifts: both("firefighters' lifts", '消防电梯数'),
};

/** `storeyHeight` → `--storey-height`. */
const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A value of the tower, held against the format itself. */
function towerValue(name: TowerName, context: Context): (value: string) => number {
  const schema = z.toJSONSchema(towerSchema).properties?.[name] as {
    minimum?: number;
    maximum?: number;
    type?: string;
  };
  return (given) => {
    const value = Number(given);
    if (given.trim() !== '' && towerSchema.shape[name].safeParse(value).success) return value;
    const { language } = context;
    const whole = schema.type === 'integer';
    const range =
      schema.minimum === undefined
        ? both('1 or 2 is wanted.', '应为 1 或 2。')
        : both(
            `A ${whole ? 'whole ' : ''}number from ${schema.minimum} to ${schema.maximum} is wanted.`,
            `应为${schema.minimum}到${schema.maximum}的${whole ? '整数' : '数'}。`,
          );
    throw new InvalidArgumentError(range[language]);
  };
}

export function addNew(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  const group = describe(
    program.command('new'),
    language,
    both('a scenario to begin with, from numbers or from a table', '新建情景：由参数生成，或由房间表生成'),
    both(
      'Makes a folder with a complete scenario that runs at once: building, residents, roster, plan, incident. What was\nassumed is listed in its README; replace it by what is really there.',
      '新建一个可直接运行的完整情景文件夹：建筑、入住老年人、排班、预案、事件。\n其中的假设都列在 README 中，请逐条换成实际情况。',
    ),
    ['anshu new tower --storeys 12 --out my-home', 'anshu new from-table rooms.csv --out my-home'],
  );
  const out = both('folder to make; must not be there yet, or be empty', '要新建的文件夹；应尚不存在或为空')[language];
  const id = both('id of the scenario; the name of the folder if missing', '情景编号；缺省为文件夹名')[language];
  const json = both('as JSON', '输出 JSON')[language];

  const tower = describe(
    group.command('tower'),
    language,
    both('a high-rise home that conforms to the building rules', '符合建筑规范的高层养老机构'),
    both(
      'A care home in a tower, the same plan on every storey. What is not given is taken from the building rules\n(BR-..: see the source in brackets). Who asks for one stair or a narrow corridor gets it.',
      '高层养老机构，各层平面相同。未给出的参数按建筑规范取值（BR-.. 为条款编号）。\n要求单部楼梯或窄走道也照办。',
    ),
    [
      'anshu new tower --storeys 18 --out my-tower',
      'anshu new tower --storeys 6 --beds-per-storey 30 --compartments 2 --out wing',
    ],
  );
  for (const name of Object.keys(TOWER_WORDS) as TowerName[]) {
    const { value, clause } = TOWER_DEFAULTS[name];
    const usual = value === null ? both('by the rules', '按规范') : both(String(value), String(value));
    const words =
      name === 'storeys'
        ? TOWER_WORDS[name][language]
        : `${TOWER_WORDS[name][language]} [${usual[language]}${clause === '' ? '' : `; ${clause}`}]`;
    if (name === 'storeys') tower.requiredOption(`${flagOf(name)} <n>`, words, towerValue(name, context));
    else tower.option(`${flagOf(name)} <n>`, words, towerValue(name, context));
  }
  tower
    .requiredOption('--out <folder>', out)
    .option('--id <id>', id)
    .option('--json', json)
    .action(async (options: Partial<Record<TowerName, number>> & { out: string; id?: string; json?: boolean }) => {
      const parameters: Record<string, number> = {};
      for (const name of Object.keys(TOWER_WORDS) as TowerName[]) {
        if (options[name] !== undefined) parameters[name] = options[name];
      }
      const given = parameters as unknown as TowerParameters;
      const drawn = generateTower(given);
      const { storeys } = given;
      const name = {
        'zh-CN': `${storeys}层养老机构`,
        en: `Care home of ${storeys} ${storeys === 1 ? 'storey' : 'storeys'}`,
      };
      await create(context, {
        out: options.out,
        id: options.id,
        json: options.json === true,
        name,
        facility: { tower: given },
        drawn,
        notes: [],
      });
      finish(0);
    });

  describe(
    group
      .command('from-table')
      .argument('<table>', both('CSV file: one row a room', 'CSV 文件，每行一个房间')[language]),
    language,
    both('a building from a table of rooms, where there is no drawing', '没有图纸时，由房间表生成建筑'),
    both(
      'Reads a table with Chinese or English headings (storey, room, kind, length, width, beds, door width, side, height)\nand draws straight corridors with the rooms in the order of the rows. What the table does not say is taken from the\nbuilding rules and listed, so that you know what to measure.',
      '读取中文或英文表头的房间表（楼层、房间、类型、长度、宽度、床位数、门净宽、位置、层高），\n按行的顺序沿走道布置房间。表中没有的数值按规范取值并逐条列出，便于补测。',
    ),
    ['anshu new from-table rooms.csv --out my-home', 'anshu new from-table 房间表.csv --out my-home --json'],
  )
    .requiredOption('--out <folder>', out)
    .option('--id <id>', id)
    .option('--json', json)
    .action(async (file: string, options: { out: string; id?: string; json?: boolean }) => {
      const { facility: drawn, notes } = tableFacility(await readTableText(resolve(context.cwd, file), file), file);
      const title = basename(file).replace(/\.[^.]*$/, '');
      const name = { 'zh-CN': title, en: title };
      await create(context, {
        out: options.out,
        id: options.id,
        json: options.json === true,
        name,
        facility: drawn,
        drawn,
        notes,
      });
      finish(0);
    });
  addNewCity(group, context, finish);
}

/** The building of a table; problems carry the table's name. Checked to the last wall before anything is written. */
function tableFacility(csv: string, file: string): { facility: DrawnFacility; notes: TableNote[] } {
  try {
    const made = facilityFromTable(parseTable(csv));
    buildFacility(made.facility);
    return made;
  } catch (error) {
    if (error instanceof ScenarioError)
      throw new ScenarioError(error.problems.map((problem) => ({ ...problem, file })));
    throw error;
  }
}

interface Creation {
  out: string;
  id: string | undefined;
  json: boolean;
  name: { 'zh-CN': string; en: string };
  facility: ScenarioFile['facility'];
  drawn: DrawnFacility;
  notes: readonly TableNote[];
}

/** Letters, digits, dashes: what is left of a folder's name as an id. */
export const idOfFolder = (folder: string): string => {
  const plain = basename(folder)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  return plain === '' ? 'my-home' : plain;
};

async function create(context: Context, creation: Creation): Promise<void> {
  const { language } = context;
  const folder = resolve(context.cwd, creation.out);
  await requireFreeFolder(folder, creation.out);
  const id = creation.id ?? idOfFolder(folder);
  if (!ID_PATTERN.test(id)) {
    throw new InvalidArgumentError(
      both(`'${id}' is no id: letters, digits, - and _ are.`, `'${id}' 不能用作编号：只能用文字、数字、- 和 _。`)[
        language
      ],
    );
  }
  const { drawn, facility, name, notes } = creation;
  const scenario = starterScenario({ id, name, facility, drawn });
  const noteTexts = notes.map((note) => noteText(note, context));
  await writeWhole(join(folder, 'scenario.json'), `${JSON.stringify(scenario, null, 2)}\n`);
  await writeWhole(join(folder, 'README.md'), readme(scenario, drawn, noteTexts, language));
  const beds = drawn.beds?.length ?? 0;
  const night = scenario.roster.shifts.night.staff.length;
  if (creation.json) {
    context.printJson({
      folder,
      files: ['scenario.json', 'README.md'],
      scenario: id,
      storeys: drawn.storeys.length,
      spaces: drawn.spaces.length,
      beds,
      nightStaff: night,
      notes: notes.map((note, i) => ({ ...note, text: noteTexts[i] })),
    });
    return;
  }
  context.print(
    both(
      `${creation.out}: ${drawn.storeys.length} storeys, ${drawn.spaces.length} spaces, ${beds} beds, ${night} on the night shift.`,
      `${creation.out}：${drawn.storeys.length}层，${drawn.spaces.length}个空间，${beds}张床位，夜班${night}人。`,
    )[language],
  );
  if (noteTexts.length > 0) {
    context.print(
      both(
        `\nNot in the table, so assumed (${noteTexts.length}):`,
        `\n表中没有、按规范或假设取值（${noteTexts.length}条）：`,
      )[language],
    );
    const most = 15;
    for (const note of noteTexts.slice(0, most)) context.print(`  - ${note}`);
    if (noteTexts.length > most)
      context.print(both(`  … all of them in README.md`, `  … 全部列在 README.md 中`)[language]);
  }
  context.print(both('\nNext:', '\n接下来：')[language]);
  context.print(`  anshu brief ${creation.out}\n  anshu check ${creation.out}`);
}

function noteText(note: TableNote, context: Context): string {
  const words = context.text.sentences.tableNote[note.code](note.parameters, say(context.language));
  if (note.line === null) return words;
  return context.language === 'en' ? `line ${note.line}: ${words}` : `第${note.line}行：${words}`;
}

function readme(
  scenario: ScenarioFile,
  drawn: DrawnFacility,
  notes: readonly string[],
  language: Context['language'],
): string {
  const en = language === 'en';
  const title = typeof scenario.name === 'string' ? scenario.name : scenario.name[language];
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const { selfCaring, partlyDependent, fullyDependent } = STARTER_SHARES;
  const beds = drawn.beds?.length ?? 0;
  const assumed = en
    ? [
        `every one of the ${beds} beds is taken; ${percent(selfCaring)} self-caring, ${percent(partlyDependent)} partly dependent, ${percent(fullyDependent)} dependent: replace by the list of residents`,
        'the roster: by night one carer at each nurse station, by day one for every ten residents: replace by the names on duty',
        'the plan: storey of origin first, then the one above; all others stay behind closed doors: replace by the written plan',
        'the claims: brigade called within 5 min, storey of origin clear within 15 min, storey above within 30 min of the alarm',
        'the incident: a bedroom fire at 02:00; the panel gives the alarm after 60 s',
        ...('tower' in scenario.facility
          ? ['devices kept by stair A on every storey: replace by a count of what is there']
          : []),
      ]
    : [
        `${beds}张床位全部住满；自理${percent(selfCaring)}、半失能${percent(partlyDependent)}、失能${percent(fullyDependent)}：请换成实际入住名单`,
        '排班：夜间每个护理站一名护理员，白天每十名老年人一名：请换成实际在岗人员',
        '预案：先起火层，再上一层，其余人员关门就地避难：请换成书面预案',
        '主张：报警后5分钟内报119，15分钟内起火层清空，30分钟内上一层清空',
        '事件：02:00居室起火，报警控制器60秒后报警',
        ...('tower' in scenario.facility ? ['每层A楼梯旁存放的器具：请换成实际数量'] : []),
      ];
  const lines = [
    `# ${title}`,
    '',
    en
      ? 'Made by `anshu new`. Everything below is an assumption until somebody has looked.'
      : '由 `anshu new` 生成。以下各条在核实之前都是假设。',
    '',
    ...assumed.map((line) => `- ${line}`),
  ];
  if (notes.length > 0) {
    lines.push('', en ? '## Not in the table' : '## 表中没有的内容', '', ...notes.map((note) => `- ${note}`));
  }
  lines.push(
    '',
    en ? '## Next' : '## 接下来',
    '',
    '```',
    'anshu brief .',
    'anshu check . --runs 60',
    'anshu validate .',
    '```',
    '',
  );
  return lines.join('\n');
}
