/** Files made to do harm stop at the limits that are stated. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importFile } from './importFile.js';
import { wardIfc } from './ifcFile.js';

const refused = async (bytes: Uint8Array, limits = {}): Promise<string> => {
  try {
    await importFile({ name: 'bad', bytes }, { limits });
    return 'taken';
  } catch (error) {
    return (error as { problems: { code: string }[] }).problems[0].code;
  }
};

/** Says another size of every file than it has. */
function lying(archive: Uint8Array, size: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset);
  for (let i = 0; i + 46 < archive.length; i++) {
    if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, size, true);
    if (view.getUint32(i, true) === 0x04034b50) view.setUint32(i + 22, size, true);
  }
  return archive;
}

describe('archives', () => {
  it('unpack to no more than the limit, whatever they say of themselves', async () => {
    const bomb = (): Uint8Array => zipSync({ 'a.dxf': new Uint8Array(30e6) });
    expect(await refused(bomb(), { unpacked: 5e6 })).toBe('importBomb');
    // The lie may already be found out by the unpacker itself.
    expect(await refused(lying(bomb(), 10), { unpacked: 5e6 })).toMatch(/^import(Bomb|Broken)$/);
  });

  it.each(['../a.dxf', '/etc/a.dxf', 'C:\\a.dxf', 'a/../../b.dxf', '..\\a.dxf'])(
    'hold no file with the path %s',
    async (path) => {
      expect(await refused(zipSync({ [path]: strToU8('0') }))).toBe('importPath');
    },
  );

  it('hold no more files than the limit', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.dxf`, new Uint8Array(1)]));
    expect(await refused(zipSync(many), { files: 50 })).toBe('importTooMany');
  });
});

describe('texts', () => {
  it('have no more bytes, depth, entities or time than the limits', async () => {
    expect(await refused(new Uint8Array(200), { bytes: 100 })).toBe('importTooLarge');
    expect(await refused(strToU8(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`))).toBe('importTooDeep');
    expect(await refused(strToU8(`<a>${'<b>'.repeat(500)}${'</b>'.repeat(500)}</a>`))).toBe('importTooDeep');
    expect(await refused(strToU8(`POLYGON ${'('.repeat(500)}`))).toBe('importTooDeep');
    const polygons = Array.from({ length: 300 }, (_, i) => `((${i} 0, ${i + 0.5} 0, ${i} 1, ${i} 0))`);
    expect(await refused(strToU8(`MULTIPOLYGON (${polygons.join(',')})`), { entities: 200 })).toBe('importTooMany');
  });

  it('of IFC refer to what is there, and in no circle', async () => {
    const sound = wardIfc({ schema: 'IFC4', unit: 1 });
    const circle = sound.replace(
      /(#\d+=IFCLOCALPLACEMENT\()\$/,
      (_all, head: string) => `${head}${/#\d+/.exec(head)![0]}`,
    );
    expect(await refused(strToU8(circle))).toBe('importBroken');
    expect(await refused(strToU8(sound.replace('IFCPERSON($', 'IFCPERSON(#99999')))).toBe('importBroken');
  });
});
