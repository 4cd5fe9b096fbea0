/** `anshu export`: trajectories and buildings for other programs. */
import { basename, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { EXPORT_FORMATS, exportFiles, type ExportFormat } from '../../../exchange/export/index.js';
import { RecordingError } from '../../../recording/bytes.js';
import { readRecording, type Recording } from '../../../recording/reader.js';
import type { Scenario } from '../../../scenario/schema.js';
import { localized } from '../../../text/index.js';
import { importText } from '../../../text/imports.js';
import { hostError, kindOfPath, MOST_RECORDING, readBytes, requireFreeFolder, writeFolder } from '../files.js';
import { findScenario, loadScenario } from '../library.js';
import { nodeWriters } from '../writers.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { withImportWords } from './import.js';
import { both, wholeNumber } from './options.js';

interface Options {
  format: ExportFormat;
  out: string;
  fps: number;
  variant?: string;
  origin: [number, number];
  json?: boolean;
}

export function addExport(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program.command('export'),
    language,
    both('trajectories and buildings for other programs', '为其他软件写出轨迹和建筑'),
    both(
      'Trajectories of a recording as JuPedSim SQLite (version 2), text of the Pedestrian Dynamics Data Archive (for PedPy),\nHDF5, CSV or Parquet; the building as WKT, GeoJSON, IMDF or DXF; the scenario itself. Formats that know one storey get a\nfile for each.',
      '把运行记录的轨迹写成 JuPedSim SQLite（版本 2）、行人动力学数据档案文本（供 PedPy 使用）、HDF5、CSV 或 Parquet；\n把建筑写成 WKT、GeoJSON、IMDF 或 DXF；也可写出情景本身。只认一层的格式每层一个文件。',
    ),
    [
      'anshu run tower-18 --variant night --seed 7 --out night.anshu',
      'anshu export night.anshu --format jupedsim-sqlite --out night-sqlite',
      'anshu export tower-18 --format dxf --out tower-dxf',
    ],
  )
    .argument('<what>', both('a recording, or a scenario', '运行记录或情景')[language])
    .requiredOption('--format <format>', EXPORT_FORMATS.join(', '), (value: string): ExportFormat => {
      const known = EXPORT_FORMATS.find((format) => format === value);
      if (known === undefined)
        throw new InvalidArgumentError(
          both(`One of ${EXPORT_FORMATS.join(', ')} is wanted.`, `应为 ${EXPORT_FORMATS.join('、')} 之一。`)[language],
        );
      return known;
    })
    .requiredOption(
      '--out <folder>',
      both('folder to make; must not be there yet, or be empty', '要新建的文件夹；应尚不存在或为空')[language],
    )
    .option(
      '--fps <n>',
      both(
        'positions a second; two are recorded, more are read off between them',
        '每秒位置数；记录为每秒两个，更多则插值',
      )[language],
      wholeNumber(language, 1, 50),
      2,
    )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option(
      '--origin <longitude,latitude>',
      both('where on the globe the building stands (IMDF), degrees', '建筑在地球上的位置（IMDF），度')[language],
      (value: string): [number, number] => {
        const [lon, lat] = value.split(',').map(Number);
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 85))
          throw new InvalidArgumentError(
            both('Two numbers are wanted: 121.47,31.23.', '应为两个数：121.47,31.23。')[language],
          );
        return [lon, lat];
      },
      [0, 0],
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (what: string, options: Options) => {
      withImportWords(context, importText(language));
      const folder = resolve(context.cwd, options.out);
      await requireFreeFolder(folder, options.out);
      const { scenario, recording } = await opened(what, options.variant ?? null, context);
      const { files, tracks, pieces } = await exportFiles(
        scenario,
        recording,
        {
          format: options.format,
          framesPerSecond: options.fps,
          origin: { longitude: options.origin[0], latitude: options.origin[1] },
          language: language === 'en' ? 'en' : 'zh-Hans',
          title: localized(scenario.name, language),
        },
        nodeWriters,
      );
      await writeFolder(folder, files);
      const names = Object.keys(files);
      if (options.json === true) context.printJson({ folder, format: options.format, files: names, tracks, pieces });
      else {
        context.print(names.map((name) => `${options.out}/${name}`).join('\n'));
        if (tracks !== null) {
          const { rows, people, frames, framesPerSecond, moved } = tracks;
          context.print(
            both(
              `${people} people, ${frames} frames at ${framesPerSecond} a second, ${rows} positions`,
              `${people}人，${frames}帧，每秒${framesPerSecond}帧，${rows}个位置`,
            )[language],
          );
          if (moved.count > 0) {
            const most = Math.ceil(moved.most * 1000);
            context.print(
              both(
                `${moved.count} positions lay in a wall by rounding or between two samples: moved to its face, by at most ${most} mm`,
                `${moved.count}个位置因取整或插值落在墙内：移到墙面，至多移动 ${most} 毫米`,
              )[language],
            );
          }
        }
        for (const { storey, count } of pieces)
          context.print(
            both(
              `storey ${storey} is in ${count} pieces that do not touch: a file each`,
              `楼层 ${storey} 由 ${count} 块互不相连的部分组成：各写一个文件`,
            )[language],
          );
      }
      finish(0);
    });
}

/** A recording by its contents, else a scenario by name, folder or file. */
async function opened(
  what: string,
  variant: string | null,
  context: Context,
): Promise<{ scenario: Scenario; recording: Recording | null }> {
  const path = resolve(context.cwd, what);
  if (!basename(what).endsWith('.json') && (await kindOfPath(path)) === 'file') {
    const bytes = await readBytes(path, MOST_RECORDING, what);
    try {
      const recording = readRecording(bytes);
      return { scenario: recording.header.scenario, recording };
    } catch (error) {
      if (!(error instanceof RecordingError)) throw error;
      throw hostError('notARecording', { value: what, reason: error.code });
    }
  }
  const source = await findScenario(what, context.cwd);
  return { scenario: await loadScenario(source, variant), recording: null };
}
