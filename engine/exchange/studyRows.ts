/** Rows of a study back from its Parquet file. */
import { parquetReadObjects } from 'hyparquet';
import type { StudyFile } from '../study/file.js';
import type { Level, StudyCell, StudyResult, StudyRow } from '../study/row.js';

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

/** Histories by run. @throws Error for bytes that are no such file */
export async function readHistories(bytes: Uint8Array): Promise<number[][][]> {
  const histories: number[][][] = [];
  for (const one of await parquetReadObjects({ file: bufferOf(bytes) }))
    (histories[Number(one.run)] ??= []).push([one.safe, one.sheltered, one.remaining, one.lost].map(Number));
  return histories;
}

/** @throws Error for bytes that are no such file */
export async function readRuns(file: StudyFile, bytes: Uint8Array): Promise<StudyResult> {
  const objects = await parquetReadObjects({ file: bufferOf(bytes) });
  const cells = new Map<number, StudyCell>();
  const rows = objects.map((one): StudyRow => {
    const cell = Number(one.cell);
    const levels = Object.fromEntries(file.factors.map(({ id }) => [id, one[`factor_${id}`] as Level]));
    if (!cells.has(cell)) cells.set(cell, { cell, levels });
    return {
      cell,
      levels: cells.get(cell)!.levels,
      repeat: Number(one.repeat),
      seed: String(one.seed),
      engine: String(one.engine),
      stateHash: String(one.state_hash),
      measures: Object.fromEntries(
        file.measures.map(({ id }) => {
          const value = one[`measure_${id}`] as number | null | undefined;
          return [id, value ?? null];
        }),
      ),
    };
  });
  return { file, cells: [...cells.values()].sort((a, b) => a.cell - b.cell), rows };
}
