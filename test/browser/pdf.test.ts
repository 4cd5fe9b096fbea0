/** A PDF below a storey: the page is chosen by its picture, and characters of fonts that are not in the file are drawn. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { planners } from './planner.js';

const open = planners({ keep: true });

/** Each page a frame, the second of it smaller, with 疏散 in a font that is named and not in the file, as CAD programs write it. */
const CHINESE_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 24>>stream
10 w 50 50 300 100 re S
endstream endobj
5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 6 0 R/Resources<</Font<</F1 7 0 R/F2 10 0 R>>>>>>endobj
6 0 obj<</Length 86>>stream
BT /F1 60 Tf 40 110 Td <758F6563> Tj ET
BT /F2 60 Tf 40 20 Td <CAE8C9A2> Tj ET     
endstream endobj
7 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[8 0 R]>>endobj
8 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor 9 0 R>>endobj
9 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>endobj
10 0 obj<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[11 0 R]>>endobj
11 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 12 0 R>>endobj
12 0 obj<</Type/FontDescriptor/FontName/SimSun/Flags 6/FontBBox[-8 -145 1000 860]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 860/StemV 93>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** Share of dark pixels in boxes of a canvas, each box in shares of its width and height. */
const inkOf = (page: Page, boxes: readonly (readonly number[])[]): Promise<number[]> =>
  page.getByTestId('pdf-preview').evaluate((canvas, wanted) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pen = (canvas as HTMLCanvasElement).getContext('2d')!;
    return wanted.map(([x1, y1, x2, y2]) => {
      const [w, h] = [Math.round((x2 - x1) * width), Math.round((y2 - y1) * height)];
      const { data } = pen.getImageData(Math.round(x1 * width), Math.round(y1 * height), w, h);
      let dark = 0;
      for (let i = 0; i < data.length; i += 4)
        if (data[i] + data[i + 1] + data[i + 2] < 300 && data[i + 3] > 128) dark++;
      return dark / (w * h);
    });
  }, boxes);

/** Of several pages one is chosen by its picture; a page that is not there is refused in words. */
async function pageOfAPdf(page: Page): Promise<void> {
  await page
    .locator('#draw-picture')
    .setInputFiles({ name: '疏散图.pdf', mimeType: 'application/pdf', buffer: Buffer.from(CHINESE_PDF) });
  const dialog = page.getByRole('dialog');
  const number = dialog.getByTestId('pdf-page');
  await number.waitFor();
  for (const wrong of ['3', '0', '1.5', '']) {
    await number.fill(wrong);
    await dialog.getByTestId('pdf-refused').getByText('from 1 to 2').waitFor();
    expect(await dialog.getByTestId('pdf-take').isDisabled()).toBe(true);
  }
  await number.fill('1');
  await dialog.getByTestId('pdf-refused').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Next page' }).click();
  await dialog.locator('[data-testid="pdf-preview"][data-page="2"]').waitFor();
  // 60 points high, the characters stand from 40 to 160 of 300 across: the upper line by UCS-2, the lower by GBK.
  const [shu, san, shuBelow, sanBelow, beside] = await inkOf(page, [
    [0.14, 0.17, 0.33, 0.5],
    [0.34, 0.17, 0.53, 0.5],
    [0.14, 0.62, 0.33, 0.95],
    [0.34, 0.62, 0.53, 0.95],
    [0.6, 0.1, 0.95, 0.9],
  ]);
  for (const ink of [shu, san, shuBelow, sanBelow]) expect(ink).toBeGreaterThan(0.06);
  // The same box for every character that is missing would have the same ink; 疏 and 散 have not.
  expect(Math.abs(shu - san)).toBeGreaterThan(0.004);
  expect(shuBelow).toBeCloseTo(shu, 1);
  expect(sanBelow).toBeCloseTo(san, 1);
  expect(beside).toBe(0);
  await dialog.getByTestId('pdf-take').click();
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() => window.anshuDraw!.desk.drawing.value.storeys[0].picture?.width === 1200);
}

describe('a PDF of several pages', () => {
  it('has one chosen, with the Chinese on it', async () => {
    const planner = await open({ width: 1440, height: 950 });
    await planner.opened();
    await planner.page.getByRole('button', { name: 'Draw', exact: true }).click();
    await planner.page.getByTestId('board').waitFor();
    await pageOfAPdf(planner.page);
  });
});
