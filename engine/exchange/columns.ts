/** Tables by their columns, as Parquet and as CSV. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { csv } from './csv.js';

export interface TableColumn<Row> {
  name: string;
  type: 'INT32' | 'DOUBLE' | 'BOOLEAN' | 'STRING';
  unit: string;
  meaning: string;
  /** null: nothing is known, or it did not happen. */
  value: (row: Row, index: number) => number | string | boolean | null;
}

/** Rows of Parquet groups: a reader takes one at a time. */
const GROUP = 20_000;

export function parquetOf<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): Uint8Array {
  const columnData = columns.map(({ name, type, value }) => ({ name, type, data: rows.map(value), nullable: true }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: GROUP }));
}

export const csvOf = <Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string =>
  csv([
    columns.map(({ name }) => name),
    ...rows.map((row, i) =>
      columns.map(({ value }) => {
        const one = value(row, i);
        return one === null ? '' : typeof one === 'boolean' ? String(one) : one;
      }),
    ),
  ]);
