/** The command line on files of one's own: validate, new, looking things up, misuse, bad input, help. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_PARAMETERS } from '../../../engine/build.js';
import { ENGINE_VERSION } from '../../../engine/version.js';
import { anshu } from './call.js';
import { folder, inItsOwnFolder, put, type RunJson } from './home.js';

inItsOwnFolder();

describe('validate', () => {
  it('finds nothing wrong with what is right', async () => {
    put();
    const called = await anshu(folder, ['validate', 'home', '--json']);
    expect(called.code).toBe(0);
    expect(called.json()).toMatchObject({ valid: true, problems: [], variants: ['slow-panel', 'second-carer'] });
  });

  it('lists all problems at once, each with path, value, what is allowed and a hint', async () => {
    put((file) => {
      const residents = file.residents as { mobility: string; bed: string }[];
      residents[0].mobility = 'wheelchairAsisted';
      (file.incident as { clock: string }).clock = '25:00';
      (file as unknown as Record<string, unknown>).horizn = 5;
    });
    const called = await anshu(folder, ['validate', 'home', '--json']);
    expect(called.code).toBe(1);
    const { problems } = called.json<{
      problems: {
        path: string;
        code: string;
        value: string;
        allowed: unknown;
        text: string;
        hint: { text: string } | null;
        file: string;
      }[];
    }>();
    expect(problems.map((p) => p.path).sort()).toEqual(['horizn', 'incident.clock', 'residents.Wang.mobility']);
    const mobility = problems.find((p) => p.path.includes('mobility'))!;
    expect(mobility.value).toBe('wheelchairAsisted');
    expect(mobility.allowed).toContain('wheelchairAssisted');
    expect(mobility.hint!.text).toBe('did you mean "wheelchairAssisted"?');
    expect(mobility.file).toContain('scenario.json');
    const told = await anshu(folder, ['validate', 'home']);
    expect(told.code).toBe(1);
    expect(told.stdout).toContain('residents.Wang.mobility: "wheelchairAsisted" is not one of');
    const zh = await anshu(folder, ['--lang', 'zh-CN', 'validate', 'home']);
    expect(zh.stdout).toContain('是否想写');
  });

  it('finds what only geometry shows, and what only a variant breaks', async () => {
    put((file) => {
      (file.facility as { beds: { at: number[] }[] }).beds[0].at = [50, 50];
      file.variants = { broken: { edits: [{ path: 'incident.space', set: 'nowhere' }] } };
    });
    const { problems } = (await anshu(folder, ['validate', 'home', '--json'])).json<{
      problems: { path: string; code: string }[];
    }>();
    expect(problems.map((p) => p.code).sort()).toEqual(['noSuch', 'outsideSpace']);
    expect(problems.find((p) => p.code === 'noSuch')!.path).toBe('[broken] incident.space');
  });

  it('tells where a file stops being JSON', async () => {
    mkdirSync(join(folder, 'home'));
    writeFileSync(join(folder, 'home', 'scenario.json'), '{\n  "format": "anshu-scenario",\n  "version": 1,,\n}');
    const called = await anshu(folder, ['validate', 'home']);
    expect(called.code).toBe(1);
    expect(called.stdout).toContain('line 3, column 16');
  });
});

describe('new', () => {
  it('makes a tower that is valid and runs', async () => {
    const made = await anshu(folder, [
      'new',
      'tower',
      '--storeys',
      '4',
      '--beds-per-storey',
      '6',
      '--out',
      'tower',
      '--json',
    ]);
    expect(made.code).toBe(0);
    expect(made.json()).toMatchObject({ scenario: 'tower', storeys: 4, beds: 18 });
    expect(readdirSync(join(folder, 'tower')).sort()).toEqual(['README.md', 'scenario.json']);
    expect((await anshu(folder, ['validate', 'tower'])).code).toBe(0);
    const run = (await anshu(folder, ['run', 'tower', '--json'])).json<RunJson>();
    expect(run.population.residents).toBe(18);
    expect(run.outcome.residents.remaining).toBe(0);
    // One carer to each of the three storeys with beds, a nurse, two at the panel, a guard.
    expect(run.population.staff).toBe(7);
  });

  it.each([1, 2])('makes a home of %i storeys', async (storeys) => {
    const argv = [
      'new',
      'tower',
      '--storeys',
      String(storeys),
      '--bedrooms-from',
      '1',
      '--beds-per-storey',
      '4',
      '--out',
      'low',
    ];
    expect((await anshu(folder, argv)).code).toBe(0);
    expect((await anshu(folder, ['validate', 'low'])).stdout).toContain('no problems');
    expect((await anshu(folder, ['run', 'low', '--json'])).code).toBe(0);
  });

  it('makes a home from a Chinese table and says what the table does not', async () => {
    writeFileSync(
      join(folder, '房间表.csv'),
      [
        '楼层,房间,类型,床位数',
        '1,101,居室,2',
        '1,102,居室,2',
        '1,护理站,护理站,',
        '2,201,居室,2',
        '2,202,居室,2',
        '2,,护理站,',
        ',A,楼梯,',
      ].join('\n'),
    );
    const made = await anshu(folder, ['--lang', 'zh-CN', 'new', 'from-table', '房间表.csv', '--out', '我的机构']);
    expect(made.stderr).toBe('');
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('8张床位');
    expect(readFileSync(join(folder, '我的机构', 'README.md'), 'utf8')).toContain('表中没有的内容');
    expect((await anshu(folder, ['validate', '我的机构'])).stdout).toContain('no problems');
    expect((await anshu(folder, ['run', '我的机构', '--json'])).json<RunJson>().population.residents).toBe(8);
  });

  it('lists every problem of a table by line, and writes nothing', async () => {
    writeFileSync(join(folder, 'rooms.csv'), 'storey,room,kind,length\n1,101,bedrom,4\n1,102,bedroom,wide\n');
    const called = await anshu(folder, ['new', 'from-table', 'rooms.csv', '--out', 'home']);
    expect(called.code).toBe(1);
    expect(called.stderr).toMatch(/rooms\.csv: table\.2\.kind: line 2, column 3: "bedrom"/);
    expect(called.stderr).toContain('"wide" is not a number');
    expect(existsSync(join(folder, 'home'))).toBe(false);
  });

  it('overwrites nothing', async () => {
    put();
    const before = readFileSync(join(folder, 'home', 'scenario.json'), 'utf8');
    const called = await anshu(folder, ['new', 'tower', '--storeys', '3', '--out', 'home']);
    expect(called.code).toBe(1);
    expect(called.stderr).toContain('nothing is overwritten');
    expect(readFileSync(join(folder, 'home', 'scenario.json'), 'utf8')).toBe(before);
  });
});

describe('what can be looked up', () => {
  it('lists the library', async () => {
    const { scenarios } = (await anshu(folder, ['list', '--json'])).json<{
      scenarios: { name: string; title: string | null }[];
    }>();
    const folders = readdirSync('scenarios').filter((name) => existsSync(join('scenarios', name, 'scenario.json')));
    expect(scenarios.map((entry) => entry.name)).toEqual(folders.sort());
    for (const entry of scenarios) expect(entry.title).toBeTruthy();
  });

  it('lists every parameter with unit, source and confidence', async () => {
    const { parameters } = (await anshu(folder, ['parameters', '--json'])).json<{
      parameters: { name: string; value: number; unit: string; source: string; confidence: string }[];
    }>();
    expect(parameters.map((p) => p.name)).toEqual(Object.keys(ALL_PARAMETERS));
    for (const p of parameters) {
      expect(p.value, p.name).toBe(ALL_PARAMETERS[p.name].value);
      expect(p.unit && p.source && p.confidence, p.name).toBeTruthy();
    }
    const some = await anshu(folder, ['parameters', 'speed.cane']);
    expect(some.stdout).toContain('speed.cane.level.mean');
    expect(some.stdout).not.toContain('speed.staff');
  });

  it('prints the JSON Schema', async () => {
    const schema = (await anshu(folder, ['schema'])).json<{ $schema: string; properties: object }>();
    expect(schema.$schema).toContain('2020-12');
    expect(Object.keys(schema.properties)).toContain('facility');
  });
});

describe('misuse', () => {
  it.each([
    ['an unknown command', ['runn']],
    ['an unknown option', ['run', 'home', '--sed', '1']],
    ['no argument', ['run']],
    ['no command', []],
    ['too many arguments', ['run', 'home', 'other']],
    ['a seed that is no number', ['run', 'home', '--seed', 'x']],
    ['a negative seed', ['run', 'home', '--seed', '-1']],
    ['no runs', ['check', 'home', '--runs', '0']],
    ['half a run', ['check', 'home', '--runs', '2.5']],
    ['a part that is none', ['check', 'home', '--only', 'walls']],
    ['a report of no kind', ['check', 'home', '--report', 'home.txt']],
    ['a day that is none', ['check', 'home', '--date', '30.6.2026']],
    ['a cost of nothing', ['check', 'home', '--costs', 'luck=1']],
    ['a time that is no number', ['run', 'home', '--until', 'soon']],
    ['one variant to compare', ['compare', 'home', '--variants', 'a']],
    ['no variants to compare', ['compare', 'home']],
    ['a language that is not there', ['--lang', 'fr', 'list']],
    ['a tower of no storeys', ['new', 'tower', '--storeys', '0', '--out', 'x']],
    ['a tower of nothing', ['new', 'tower', '--out', 'x']],
    ['an id that is none', ['new', 'tower', '--storeys', '3', '--out', 'x', '--id', 'a b']],
  ])('%s ends with 2', async (_what, argv) => {
    put();
    const english = await anshu(folder, argv);
    expect(english.code).toBe(2);
    expect(english.stdout).toBe('');
    expect(english.stderr).not.toMatch(/\n {4}at /);
    expect(english.stderr.length).toBeGreaterThan(20);
    const chinese = await anshu(folder, argv, { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(chinese.code).toBe(2);
    if (!argv.includes('fr')) expect(chinese.stderr).toMatch(/\p{Script=Han}/u);
  });
});

describe('bad input', () => {
  it.each([
    ['no such scenario', ['run', 'hme'], 'noSuchScenario'],
    ['no such variant', ['run', 'home', '--variant', 'slow-panl'], 'noSuchVariant'],
    ['a variant named twice', ['compare', 'home', '--variants', 'base,base'], 'sameVariantTwice'],
    ['no such recording', ['replay', 'none.anshu'], 'fileMissing'],
    ['no such table', ['new', 'from-table', 'none.csv', '--out', 'x'], 'fileMissing'],
  ])('%s ends with 1, the problem in words and as JSON', async (_what, argv, code) => {
    put();
    const words = await anshu(folder, argv);
    expect(words.code).toBe(1);
    expect(words.stderr).not.toMatch(/\n {4}at |Error/);
    const called = await anshu(folder, [...argv, '--json']);
    expect(called.code).toBe(1);
    const { problems } = called.json<{ problems: { code: string; text: string }[] }>();
    expect(problems[0].code).toBe(code);
    expect(words.stderr).toContain(problems[0].text);
  });

  it('suggests the variant that was meant', async () => {
    put();
    expect((await anshu(folder, ['run', 'home', '--variant', 'slow-panl'])).stderr).toContain(
      'did you mean "slow-panel"?',
    );
  });

  it('leaves no file behind where none can be written', async () => {
    put();
    writeFileSync(join(folder, 'file'), '');
    const called = await anshu(folder, ['run', 'home', '--out', 'file/below']);
    expect(called.code).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['file', 'home']);
  });
});

it('stops in order when it is told to', async () => {
  put();
  for (const argv of [
    ['run', 'home'],
    ['check', 'home', '--runs', '50'],
    ['brief', 'home'],
  ]) {
    const stop = new AbortController();
    stop.abort();
    const called = await anshu(folder, argv, { signal: stop.signal });
    expect(called.code).toBe(130);
    expect(called.stderr).toBe('Stopped.\n');
    expect(called.stdout).toBe('');
  }
});

describe('help', () => {
  const commands = [
    'brief',
    'run',
    'check',
    'compare',
    'replay',
    'list',
    'validate',
    'new',
    'parameters',
    'schema',
    'bench',
  ];
  it.each([...commands.map((name) => [name]), ['new', 'tower'], ['new', 'from-table']])(
    '%s %s says what it answers, with examples',
    async (...argv) => {
      const words = argv.filter((word) => word !== undefined);
      const english = await anshu(folder, [...words, '--help']);
      expect(english.code).toBe(0);
      expect(english.stdout).toContain('Examples:');
      expect(english.stdout).toContain(`anshu ${words.join(' ')}`);
      const chinese = await anshu(folder, ['--lang', 'zh-CN', ...words, '--help']);
      expect(chinese.stdout).toContain('示例：');
    },
  );

  it('lists every command', async () => {
    const { stdout, code } = await anshu(folder, ['--help']);
    expect(code).toBe(0);
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect((await anshu(folder, ['--version'])).stdout.trim()).toBe(ENGINE_VERSION);
  });
});
