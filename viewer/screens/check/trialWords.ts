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
  stop: 'Stop',
  stopped: 'Stopped. What was found so far stays.',
  failed: 'The trial stopped: {message}',
  runs: '{runs} runs made',
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

const zh: Record<TrialKey, string> = {
  looking: '正在检查……',
  elements: '预案要素：{found}',
  rules: '建筑规则：{found}',
  nothing: '未发现问题。',
  claims: '主张检验',
  start: '检验各条主张',
  fix: '并寻找使主张成立的最小改动（需数分钟）',
  stop: '停止',
  stopped: '已停止，已有结果保留。',
  failed: '检验中断：{message}',
  runs: '已模拟{runs}次',
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
