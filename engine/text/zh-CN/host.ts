import type { HOST_HINTS, HostProblemCode, ProblemText } from '../problems.js';
import { formatNumber } from '../numbers.js';
import { sentences } from './sentences.js';

const fault = (code: unknown): string =>
  (sentences.recordingFault as Record<string, string>)[code as string] ?? String(code);
const megabytes = (bytes: unknown): string => `${formatNumber(Number(bytes) / 1e6, 1)} MB`;

export const hostProblems: Record<HostProblemCode, ProblemText> = {
  noSuchScenario: (p, s) =>
    `没有情景 ${s.value(p.value)}：既没有这个文件或文件夹，情景库中也没有（库中有 ${s.allOf(p.allowed)}）`,
  noScenarioInFolder: (p, s) => `文件夹 ${s.value(p.value)} 中没有 scenario.json`,
  fileMissing: (p, s) => `没有文件 ${s.value(p.value)}`,
  fileUnreadable: (p, s) => `无法读取文件 ${s.value(p.value)}（${s.name(p.reason)}）`,
  fileOutsideFolder: (p, s) => `文件 ${s.value(p.value)} 在情景文件夹之外；情景文件夹应自带全部内容`,
  fileTooLarge: (p, s) => `文件 ${s.value(p.value)} 大小为 ${megabytes(p.size)}，最多读取 ${megabytes(p.most)}`,
  folderNotEmpty: (p, s) => `文件夹 ${s.value(p.value)} 已存在且不为空；不覆盖任何文件`,
  notWritable: (p, s) => `无法写入 ${s.value(p.value)}（${s.name(p.reason)}）`,
  notARecording: (p, s) => `文件 ${s.value(p.value)} 不是可读的运行记录：${fault(p.reason)}`,
  sameVariantTwice: (p, s) => `变体 ${s.value(p.value)} 写了两次`,
  packageMissing: (p, s) => `需要软件包 ${s.allOf(p.value)}，尚未安装`,
  queueUnreachable: (p, s) => `${s.value(p.value)} 处没有 Redis 服务器（${s.name(p.reason)}）`,
  portTaken: (p, s) => `端口 ${s.value(p.value)} 已被占用`,
  cannotListen: (p, s) => `本机无法监听 ${s.value(p.value)}（${s.name(p.reason)}）`,
  noPage: (p, s) => `${s.value(p.value)} 不含供设备显示的网页`,
  journalBroken: (p, s) => `推演日志 ${s.value(p.value)} 第 ${s.value(p.line)} 行不是本程序写的，无法从中继续`,
  runFailed: (p, s) => `种子 ${s.value(p.value)} 的模拟多次尝试均失败：${s.name(p.reason)}`,
  slurmMissing: (p, s) => `此处没有 Slurm：找不到程序 ${s.value(p.value)}`,
  slurmRefused: (p, s) => `${s.value(p.value)} 拒绝执行：${s.name(p.reason)}`,
  slurmUnfinished: (p, s) =>
    `${s.name(p.of)}项任务中的第 ${s.value(p.value)} 项多次提交仍未完成；其输出见 ${s.value(p.folder)}`,
  noHomes: (p, s) => `文件夹 ${s.value(p.value)} 中没有机构：既没有含 scenario.json 的文件夹，也没有由此组成的区文件夹`,
};

export const hostHints: Record<(typeof HOST_HINTS)[number], ProblemText> = {
  listScenarios: () => '用 "anshu list" 查看情景库',
  takeEmptyFolder: () => '请给出一个尚不存在的文件夹名',
  newScenario: () => '可用 "anshu new tower" 或 "anshu new from-table" 新建一个',
  installPackages: (p, s) => `可用 npm install ${s.name(p.names)} 安装`,
  startRedis: () => '可用 redis-server --appendonly yes --maxmemory-policy noeviction 启动一个',
  installSlurm: () => '请在集群的登录节点上运行；Debian 的软件包为 slurm-wlm 和 munge',
  newCity: () => '可用 "anshu new city" 新建一个',
  otherPort: () => '可用 --port 指定其他端口',
  otherFolder: () => '要开始新的推演，请用 --dir 指定另一个文件夹',
};
