import type { StudyWords } from '../studies.js';

export const studies: StudyWords = {
  title: (study) => `研究：${study}`,
  sections: {
    question: '问题',
    made: '做了哪些模拟',
    cells: '各组合',
    curves: '人手曲线',
    effects: '各因素的作用',
    sensitivity: '结果取决于什么',
    arrivals: '到达安全处的过程',
    assumed: '假设',
    limits: '本研究不能说明什么',
  },
  made: {
    base: (scenario, variant) => `基准情景：${scenario}${variant === null ? '' : `，变体 ${variant}`}。`,
    design: (kind, cells, runs) => `设计：${kind}；${cells}个组合，共${runs}次模拟。`,
    seeds: (first, most) =>
      `各组合使用相同的种子，从 ${first} 起，至多${most}个：第 n 次重复在各组合中是同一批人的同一夜。`,
    engine: (version, hash) => `引擎 ${version}；全部模拟的哈希 ${hash}。`,
    stopped: (measure, half) => `“${measure}”的区间在±${half}以内时，该组合结束。`,
  },
  designs: {
    grid: '全部水平组合',
    oneAtATime: '每次只改一个因素',
    latinHypercube: '拉丁超立方',
    sobol: 'Sobol 序列（Saltelli）',
    list: '列出的组合',
  },
  columns: {
    factor: '因素',
    levels: '水平',
    cell: '组合',
    runs: '次数',
    measure: '指标',
    mean: '均值 [95%区间]',
    median: '中位数 [95%]',
    low: '5%分位',
    high: '95%分位 [95%]',
    worst: '最差二十分之一的均值 [95%]',
    from: '从',
    to: '到',
    change: '变化 [95%区间]',
    narrower: '配对使区间缩小的倍数',
    first: '单独（一阶）[95%]',
    total: '连同他者（总）[95%]',
    effect: '标准化效应 [95%]',
    share: '比例 [95%]',
    enough: '足够',
    tooFew: '不足',
    open: '未判定',
    bound: '下限',
    others: '其他因素',
  },
  happened: (happened, runs) => `${runs}次中发生${happened}次`,
  curve: (measure) => `P（${measure}）`,
  curveCaption: (factor, wanted) =>
    `达到要求的模拟比例随“${factor}”的变化；竖线为各自的精确95%区间（Clopper-Pearson）。虚线：预案要求的${wanted}。`,
  smallest: (wanted, confidence) =>
    `某一数量及所有更高数量的区间下端均达到${wanted}，才算证明“足够”；区间按水平个数放宽（Bonferroni），因此一整行以${confidence}的置信水平成立。“未判定”：需要更多模拟，或介于其间的数量。`,
  none: '无',
  effectsCaption: (measure) =>
    `“${measure}”相对第一个水平的变化：只在该因素上不同的组合在同一夜成对比较；95%区间按夜计算。`,
  pairing: (factor, pairs) => `在同一夜配对，使差异的区间缩小到独立抽样的${factor}分之一（${pairs}对组合的中位数）。`,
  sobol: '各组合均值的方差份额：单独——只知道该因素；总——已知其他所有因素后仍剩的部分。区间用自助法。',
  regression: (explained) =>
    `各组合均值的线性拟合：因素变动一个标准差时结果变动几个标准差。直线解释了方差的${explained}；区间用对组合的自助法。`,
  arrivalsCaption: '已到安全处的人数，各次模拟的均值；阴影为5%至95%分位。',
  convergence: (runs, time, difference, cosine) =>
    `做到${runs}次时，最后一次使平均总时间改变${time}，使平均曲线改变${difference}（欧氏相对差），割线余弦为${cosine}（Ronchi、Reneke、Peacock 2014）。`,
  assumed: (count) =>
    `模型中有${count}个无人公布的取值为假设，并注明范围（anshu parameters）。它们在所有组合中相同：组合间的差异受其影响小于时间本身，但并非不受影响。`,
  limits: [
    '所有数字都以基准情景中的事件为前提，不是全年的概率：这样的夜晚多久出现一次不在研究之内。',
    '生成的建筑不是真实建筑。结论只对所输入的预案、人员和排班成立。',
    '区间说明模型均值有多确定，不说明模型与真实夜晚有多接近。',
    '没有模拟的水平是未知的：不在水平之间或之外推断。',
  ],
  axis: {
    time: '起火后时间，秒',
    people: '老年人数',
    share: '模拟比例',
    index: '方差份额',
    standardized: '标准化效应',
  },
  more: (cells) => `……另有${cells}个组合，全部见 runs.parquet。`,
  all: '全部',
};
