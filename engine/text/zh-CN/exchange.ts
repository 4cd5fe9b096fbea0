import type { ExchangeHintTexts, ExchangeNoteTexts, ExchangeProblemTexts, QuantityWords } from '../exchange.js';
import type { Parameters, Say } from '../say.js';

const KINDS: Readonly<Record<string, string>> = {
  cfast: 'CFAST 的“_compartments.csv”（第 1 行以 Time 开头，第 4 行以 s 开头）',
  smv: 'FDS 的“.smv”（每个网格应有 GRID、TRNX、TRNY、TRNZ）',
  fds: 'FDS 的“_devc.csv”（第 1 行以 s 开头，第 2 行以 Time 开头）',
};
const QUANTITIES: QuantityWords = { temperature: '温度', extinction: '消光系数', carbonMonoxide: '一氧化碳' };
const at = (p: Parameters, s: Say): string =>
  p.column === undefined ? `第 ${s.number(p.line)} 行` : `第 ${s.number(p.line)} 行第 ${s.number(p.column)} 列`;

export const exchangeProblems: ExchangeProblemTexts = {
  resultsForeign: (p, s) => `不是${KINDS[p.kind as string] ?? s.name(p.kind)}：文件以 ${s.value(p.value)} 开头`,
  resultsEmpty: (p, s) => `第 ${s.number(p.line)} 行之后没有数据行`,
  resultsCutOff: (p, s) => `${at(p, s)}：文件在一行中间结束，${s.number(p.most)} 个单元格只有 ${s.number(p.count)} 个`,
  resultsConflict: (p, s) => `${at(p, s)}：有版本冲突标记，两个文件混在了一起`,
  resultsSeparator: (p, s) => `${at(p, s)}：单元格以分号分隔；应如程序所写，单元格之间用逗号，小数用点`,
  resultsCells: (p, s) => `${at(p, s)}：有 ${s.number(p.count)} 个单元格，而表头有 ${s.number(p.most)} 个`,
  resultsNumber: (p, s) => `${at(p, s)}（${s.name(p.name)}）：${s.value(p.value)} 不是数`,
  resultsTime: (p, s) => `${at(p, s)}：时间 ${s.time(p.value)} 不在 ${s.time(p.before)} 之后`,
  resultsUnit: (p, s) =>
    `${at(p, s)}：${s.name(p.name)} 的单位是 ${s.value(p.value)}；可读的单位有 ${s.allOf(p.allowed)}`,
  resultsRange: (p, s) =>
    `${at(p, s)}（${s.name(p.name)}）：${s.number(p.value)} 与文件所写单位不符；换算后应在 ${s.name(p.allowed)} 之内`,
  resultsNoColumn: (p, s) => `没有列 ${s.value(p.value)}`,
  resultsNoRoom: (p, s) => `文件中没有房间 ${s.value(p.value)}；有 ${s.allOf(p.allowed)}`,
  resultsTwice: (p, s) => `名称 ${s.value(p.value)} 出现两次，无法判断指哪一个`,
  resultsTimesDiffer: (p, s) => `组成 ${s.name(p.value)} 的各文件输出时刻不同`,
  resultsSameHeight: (p, s) => `${s.name(p.space)} 有两处高度相同，均为${s.length(p.value)}`,
  sliceForeign: (p, s) => `从第 ${s.number(p.byte)} 字节起，不是索引所指的切片文件`,
  sliceTime: (p, s) => `第 ${s.number(p.frame)} 帧：时间${s.time(p.value)}不在${s.time(p.before)}之后`,
  sliceValue: (p, s) => `第 ${s.number(p.frame)} 帧第 ${s.number(p.byte)} 字节：不是数`,
  sliceNowhere: (p, s) => `没有可读物理量的切片经过点 ${s.name(p.value)}（${s.name(p.space)}）`,
};

export const exchangeHints: ExchangeHintTexts = {
  decimalComma: () => '单元格数为列数的两倍：数字是否用了逗号作小数点？',
};

export const exchangeNotes: ExchangeNoteTexts = {
  resultsBegin: (p, s) => `结果从 ${s.time(p.value)} 开始；此前取首个值`,
  resultsEnd: (p, s) => `结果到 ${s.time(p.value)} 为止，情景到 ${s.time(p.horizon)}；其间保持最后的值`,
  sliceCut: (p, s) => `第 ${s.number(p.frame)} 帧在第 ${s.number(p.byte)} 字节处被截断，未读入`,
  resultsMissing: (p, s) =>
    `${s.name(p.space)} 在${s.length(p.height)}高处没有${QUANTITIES[p.quantity as keyof QuantityWords] ?? s.name(p.quantity)}：按洁净空气处理`,
};
