/** The formats of drills and of their logs for others to read: as JSON Schema, and as a document. Made, never written by hand. */
import { fieldsOf, schemaOf } from '../scenario/publish.js';
import { drillFile } from './file.js';
import { drillLog } from './log.js';

export const DRILL_VERSION = 1;

export const drillSchema = (): Record<string, unknown> => schemaOf(drillFile, 'drill', DRILL_VERSION);
export const drillLogSchema = (): Record<string, unknown> => schemaOf(drillLog, 'drill-log', DRILL_VERSION);

const EXAMPLE = {
  format: 'anshu-drill',
  version: 1,
  id: 'first-hour',
  name: { 'zh-CN': '第一个小时', en: 'The first hour' },
  scenario: { id: 'tower-18', variant: 'night', seed: '1' },
  horizon: 1800,
  roles: [
    {
      id: 'floor-carer',
      name: { 'zh-CN': '九层护理员', en: 'Carer of the ninth storey' },
      staff: ['carer-09'],
      senses: ['sight', 'radio'],
    },
  ],
  injects: [
    {
      id: 'colleague-hurt',
      text: { 'zh-CN': '十层护理员扭伤', en: 'The carer of the tenth storey sprains an ankle' },
      when: { after: 'alarmRaised', delay: 180 },
      commands: [{ kind: 'hurt', staff: 'carer-10' }],
    },
  ],
  objectives: [
    {
      id: 'first-minutes',
      text: { 'zh-CN': '起火后的头几分钟', en: 'The first minutes' },
      criteria: [
        {
          id: 'confirmed-180',
          text: { 'zh-CN': '报警后180秒内到场确认', en: 'Confirmed at the scene within 180 s of the alarm' },
          event: 'confirmed',
          within: { after: 'panelAlarm', seconds: 180 },
        },
      ],
    },
  ],
};

/** DRILLS.md. */
export function drillMarkdown(): string {
  const out = [
    `# The drill format, version ${DRILL_VERSION}`,
    '',
    '<!-- Made from the schema by "npm run -s anshu -- schema --write"; a test fails when it differs. -->',
    '',
    'A drill says which night is played, who plays whom and what they can order and perceive, what the trainer throws in, and what is',
    'looked at afterwards. Ready ones are in `drills/`. It is played in the page (*Drill*), by several devices of a house',
    '(`anshu serve <drill>`), or by nobody, to see how the night goes by the plan (`anshu drill <drill>`). Played drills are simulated',
    'ones (模拟/桌面推演): they never count as drills held in the building.',
    '',
    '```json',
    JSON.stringify(EXAMPLE, null, 2),
    '```',
    '',
    '## What a role can know',
    '',
    'Its own staff, where they are and what they do; everybody, every door and the smoke in a space in which one of them stands',
    '(`sight`); the alarm panel and the lifts while one of them is in the control room (`panel`); corridors, lobbies and stairs from',
    'there (`cctv`); what staff report (`radio`). Nothing else is sent to its page.',
    '',
    '## Logs',
    '',
    'A log (`anshu-drill-log`) holds every order and every effect of an inject with its tick. Log, seed and engine give the drill again,',
    'bit for bit: `anshu drill <drill> --log <log> --report after-action.docx`.',
    '',
    '## Every field of a drill',
    '',
    ...fieldsOf(drillSchema(), 'drill'),
    '',
    '## Every field of a log',
    '',
    ...fieldsOf(drillLogSchema(), 'log'),
  ];
  return `${out.join('\n').trimEnd()}\n`;
}
