/** Interface words of the plan on trial; loaded with the panel. What is found comes in words from the worker. */
import type { Language } from '../../../engine/index.js';

const en = {
  looking: 'Looking …',
  elements: 'Elements of the plan: {found}',
  rules: 'Building rules: {found}',
  nothing: 'Nothing was found.',
  claims: 'Claims on trial',
  start: 'Put the claims on trial',
  fix: 'and search the smallest change that makes a claim hold (minutes)',
  worst: 'and search the worst credible case of each claim (minutes)',
  stop: 'Stop',
  stopped: 'Stopped. What was found so far stays; started again, it goes on from the finished runs.',
  failed: 'The trial stopped: {message}',
  runs: '{runs} runs made',
  kept: ', {kept} of them kept from before',
  report: 'Report',
  'take.html': 'HTML',
  'take.pdf': 'Print or PDF …',
  'take.docx': 'Word',
  'take.summary': 'Results for the district',
  'take.about':
    'What was found so far, to be signed. The results for the district hold ids of rules and counts, nothing about anybody.',
  saved: 'Saved: {file}',
  'step.claims': 'Claims',
  'step.unmeasured': 'Values nobody has measured',
  'step.reasons': 'Reasons',
  'step.worst': 'Worst case of {claim}',
  'step.fix': 'Changes for {claim}',
  show: 'Show a run where it fails (seed {seed})',
  apply: 'Take over this change and run',
  place: 'Show on the plan',
};
export type TrialKey = keyof typeof en;
/** Says a word of this screen in the language in force. */
export type Say = (key: TrialKey, values?: Readonly<Record<string, string | number>>) => string;

const zh: Record<TrialKey, string> = {
  looking: '正在检查……',
  elements: '预案要素：{found}',
  rules: '建筑规则：{found}',
  nothing: '未发现问题。',
  claims: '主张检验',
  start: '检验各条主张',
  fix: '并寻找使主张成立的最小改动（需数分钟）',
  worst: '并寻找每条主张的最不利可信工况（需数分钟）',
  stop: '停止',
  stopped: '已停止，已有结果保留；再次开始时从已完成的模拟继续。',
  failed: '检验中断：{message}',
  runs: '已模拟{runs}次',
  kept: '，其中{kept}次为先前保留',
  report: '报告',
  'take.html': 'HTML',
  'take.pdf': '打印或存为 PDF…',
  'take.docx': 'Word',
  'take.summary': '供区级汇总的结果',
  'take.about': '目前的检查结果，供签字。供区级汇总的结果只含条文编号和数量，不含任何个人信息。',
  saved: '已保存：{file}',
  'step.claims': '主张',
  'step.unmeasured': '未实测的参数',
  'step.reasons': '原因',
  'step.worst': '{claim} 的最不利工况',
  'step.fix': '{claim} 的改进措施',
  show: '查看未达到的一次（种子 {seed}）',
  apply: '采用此改动并运行',
  place: '在平面上显示',
};

export const TRIAL_WORDS: Readonly<Record<Language, Readonly<Record<TrialKey, string>>>> = { en, 'zh-CN': zh };
