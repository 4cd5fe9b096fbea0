/** Engines of other file formats, loaded when a command needs them. */
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hdf5File, SqlDatabase } from '../../exchange/export/jupedsim.js';
import type { Writers } from '../../exchange/export/index.js';

export const nodeWriters: Writers = {
  async sqlite(): Promise<SqlDatabase> {
    const { default: initialize } = await import('sql.js');
    const { Database } = await initialize();
    return new Database();
  },
  async hdf5(write): Promise<Uint8Array> {
    const h5 = await import('h5wasm/node');
    await h5.ready;
    const path = join(tmpdir(), `anshu-${randomBytes(6).toString('hex')}.h5`);
    try {
      const file = new h5.File(path, 'w');
      write(file as unknown as Hdf5File);
      file.close();
      return await readFile(path);
    } finally {
      await rm(path, { force: true });
    }
  },
};
