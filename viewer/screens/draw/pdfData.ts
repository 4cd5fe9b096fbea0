/**
 * What a PDF may ask for that is not in it: tables of characters of Chinese, Japanese and Korean fonts, and the fourteen fonts
 * every reader has. Plans out of CAD name a font (宋体, STSong) and leave it out. Each is a file of this page, fetched when one
 * asks for it.
 */
const FILES = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../node_modules/pdfjs-dist/standard_fonts/*.pfb',
    '../../../node_modules/pdfjs-dist/standard_fonts/*.ttf',
  ],
  { query: '?url&no-inline', import: 'default', eager: true },
);
const ADDRESSES = new Map(Object.entries(FILES).map(([path, address]) => [path.replace(/^.*\//, ''), address]));

/** As pdf.js wants it handed in: asked from its thread for one file at a time. */
export class PageData {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const address = ADDRESSES.get(filename);
    if (address === undefined) throw new Error(`${filename} is not part of this page`);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${filename}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}
