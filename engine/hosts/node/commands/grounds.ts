/** What the verdicts rest on, said under them: which values were measured in the home, which preset is an assumption. */
import { ALL_PARAMETERS } from '../../../build.js';
import type { Grounds } from '../../../check/measured.js';
import type { Context } from './context.js';
import { both } from './options.js';

export function groundsLines({ measured, residents, handling }: Grounds, context: Context): string[] {
  const { language } = context;
  const lines: string[] = [];
  const times = measured.filter(({ name }) => name.endsWith('.mean') || !name.endsWith('.sd'));
  if (times.length > 0) {
    const list = times.map(({ name, value }) => {
      const usual = ALL_PARAMETERS[name];
      const plain = name.replace(/\.mean$/, '');
      return usual === undefined
        ? `${plain} ${value}`
        : both(
            `${plain} ${value} ${usual.unit} (default ${usual.value})`,
            `${plain} ${value} ${usual.unit}（默认 ${usual.value}）`,
          )[language];
    });
    lines.push(both(`Measured in this home: ${list.join('; ')}.`, `本机构实测值：${list.join('；')}。`)[language]);
  } else {
    lines.push(
      both(
        'No value was measured in this home: every time and speed is a default of the model (anshu parameters).',
        '没有本机构实测值：所有时间和速度均为模型默认值（见 anshu parameters）。',
      )[language],
    );
  }
  if (residents > 0) {
    lines.push(
      both(
        `${residents} residents have a measured preparation time of their own.`,
        `${residents}名老年人有本人的实测准备时间。`,
      )[language],
    );
  }
  if (handling === 'trained') {
    lines.push(
      both(
        'Devices on stairs: preset "trained", as hospital handlers in the Ghent trials; it flatters a home that has not drilled it.',
        '楼梯器具：预设“受训”，取自根特医院试验的受训人员；对未演练的机构偏乐观。',
      )[language],
    );
  } else if (handling === 'untrained') {
    const { value, range } = ALL_PARAMETERS['means.untrainedStairFactor'];
    lines.push(
      both(
        `Devices on stairs: preset "untrained", ${value} of the trained speed; an assumption, plausible from ${range![0]} to ${range![1]}.`,
        `楼梯器具：预设“未受训”，为受训速度的 ${value}；属于假设，合理范围 ${range![0]} 至 ${range![1]}。`,
      )[language],
    );
  }
  return lines;
}
