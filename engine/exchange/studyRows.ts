/** Rows of a study back from its Parquet file. */
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { StudyFile } from '../study/file.js';
import type { Level, StudyCell, StudyResult, StudyRow } from '../study/row.js';

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

/** Rows of a file, a piece at a time: all of them at once as objects would be many times what stays of them. */
async function eachRow(bytes: Uint8Array, take: (row: Record<string, unknown>) => void): Promise<void> {
  const file = bufferOf(bytes);
  const metadata = await parquetMetadataAsync(file);
  let from = 0;
  for (const group of metadata.row_groups) {
    const to = from + Number(group.num_rows);
    for (const row of await parquetReadObjects({ file, metadata, rowStart: from, rowEnd: to })) take(row);
    from = to;
  }
}

/** Columns of the runs of a study that a file does not have. @throws Error for bytes that are no such file */
export async function missingColumns(study: StudyFile, bytes: Uint8Array): Promise<string[]> {
  const there = new Set((await parquetMetadataAsync(bufferOf(bytes))).schema.map(({ name }) => name));
  return [
    ...['cell', 'repeat', 'seed', 'engine', 'state_hash'],
    ...study.factors.map(({ id }) => `factor_${id}`),
    ...study.measures.map(({ id }) => `measure_${id}`),
  ].filter((name) => !there.has(name));
}

/** Histories by run. @throws Error for bytes that are no such file */
export async function readHistories(bytes: Uint8Array): Promise<number[][][]> {
  const histories: number[][][] = [];
  await eachRow(bytes, (one) =>
    (histories[Number(one.run)] ??= []).push([one.safe, one.sheltered, one.remaining, one.lost].map(Number)),
  );
  return histories;
}

/** @throws Error for bytes that are no such file */
export async function readRuns(file: StudyFile, bytes: Uint8Array): Promise<StudyResult> {
  const cells = new Map<number, StudyCell>();
  const rows: StudyRow[] = [];
  await eachRow(bytes, (one) => {
    const cell = Number(one.cell);
    const levels = Object.fromEntries(file.factors.map(({ id }) => [id, one[`factor_${id}`] as Level]));
    if (!cells.has(cell)) cells.set(cell, { cell, levels });
    rows.push({
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
    });
  });
  return { file, cells: [...cells.values()].sort((a, b) => a.cell - b.cell), rows };
}
