/** A report as a Word document, made in Node and in a page. Chinese text gets a Chinese font by name; the reader's machine brings it. */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  type ParagraphChild,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx';
import { pieces, type Block, type Report } from '../report/document.js';
import { planSvg } from '../report/svg.js';
import { printable } from '../text/printable.js';

const FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimSun', cs: 'Arial' };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** Half points. */
const SMALL = 18;
/** Width of a floor plan on the page, px. */
const PLAN_WIDTH = 600;
/** For programs that cannot draw SVG: one clear pixel (PNG). */
const NO_PICTURE = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (byte) => byte.charCodeAt(0),
);

const run = (text: string, more: { bold?: boolean; size?: number } = {}): TextRun =>
  new TextRun({ text: printable(text), font: FONT, ...more });
/** Marks lead to the row that they name. */
const linked = (text: string, more: { bold?: boolean; size?: number } = {}): ParagraphChild[] =>
  pieces(printable(text)).map((piece) =>
    piece.mark === null
      ? run(piece.text, more)
      : new InternalHyperlink({ anchor: piece.mark, children: [run(piece.text, more)] }),
  );
const cell = (text: string, bold: boolean, anchor?: string): TableCell =>
  new TableCell({
    children: printable(text)
      .split('\n')
      .map((line) => {
        const words = linked(line, { bold, size: SMALL });
        return new Paragraph({
          children: anchor === undefined ? words : [new Bookmark({ id: anchor, children: words })],
        });
      }),
    ...(bold ? { shading: { fill: 'EEEEEE' } } : {}),
  });

function blockDocx(block: Block): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: LEVELS[block.level], children: [run(block.text)], keepNext: true })];
    case 'paragraph':
      return [
        new Paragraph({
          children: linked(block.text, block.small === true ? { size: SMALL } : {}),
          spacing: { after: 120 },
        }),
      ];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: linked(item) }));
    case 'table':
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [
            new TableRow({ tableHeader: true, children: block.head.map((text) => cell(text, true)) }),
            ...block.rows.map(
              (cells, i) =>
                new TableRow({
                  cantSplit: true,
                  children: cells.map((text, c) => cell(text, false, c === 0 ? block.anchors?.[i] : undefined)),
                }),
            ),
          ],
        }),
        new Paragraph({ children: [] }),
      ];
    case 'plan': {
      const { minX, minY, maxX, maxY } = block.plan;
      const height = Math.max(40, Math.floor((PLAN_WIDTH * (maxY - minY + 2)) / (maxX - minX + 2)));
      const image = new ImageRun({
        type: 'svg',
        data: new TextEncoder().encode(planSvg(block.plan)),
        transformation: { width: PLAN_WIDTH, height },
        fallback: { type: 'png', data: NO_PICTURE },
        altText: { name: 'plan', title: printable(block.caption), description: printable(block.caption) },
      });
      return [
        new Paragraph({ children: [image], keepNext: true, alignment: AlignmentType.CENTER }),
        new Paragraph({ children: [run(block.caption, { size: SMALL })], spacing: { after: 160 } }),
      ];
    }
    case 'signatures':
      return block.labels.map(
        (label) =>
          new Paragraph({
            children: [run(label)],
            spacing: { before: 700 },
            border: { top: { style: BorderStyle.SINGLE, size: 4, color: '444444' } },
          }),
      );
  }
}

export async function reportDocx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: printable(report.title),
    creator: 'Anshu',
    styles: {
      default: { document: { run: { font: FONT, size: 21, language: { value: report.language, eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: { page: { margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    font: FONT,
                    size: SMALL,
                  }),
                ],
              }),
            ],
          }),
        },
        children: report.blocks.flatMap(blockDocx),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
