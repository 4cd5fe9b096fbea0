/** A report as a Word document, made in Node and in a page. Chinese text gets a Chinese font by name; the reader's machine brings it. */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  Header,
  PageBreak,
  HeadingLevel,
  HeightRule,
  ImageRun,
  InternalHyperlink,
  LevelFormat,
  Packer,
  type ParagraphChild,
  PageNumber,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
  type IBaseParagraphStyleOptions,
} from 'docx';
import { pieces, type Block, type Report } from '../report/document.js';
import { columnShares } from '../report/columns.js';
import { planPng, squaresPng } from '../report/png.js';
import { qrSquares, QUIET } from '../report/qr.js';
import { planSvg } from '../report/svg.js';
import { printable } from '../text/printable.js';

const FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimSun', cs: 'Arial' };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** Half points. */
const SMALL = 18;
/** Width of a floor plan on the page, px. */
const PLAN_WIDTH = 600;
/** Width of the same as PNG, for programs that cannot draw SVG, px. */
const PNG_WIDTH = 1500;
/** Width of what is written on: A4 less the margins, twentieths of a point. */
const MARGIN = 1000;
const TEXT_WIDTH = 11_906 - 2 * MARGIN;

const run = (text: string, more: { bold?: boolean; size?: number } = {}): TextRun =>
  new TextRun({ text: printable(text), font: FONT, ...more });
/** Marks lead to the row that they name. */
const linked = (text: string, more: { bold?: boolean; size?: number } = {}): ParagraphChild[] =>
  pieces(printable(text)).map((piece) =>
    piece.mark === null
      ? run(piece.text, more)
      : new InternalHyperlink({ anchor: piece.mark, children: [run(piece.text, more)] }),
  );
const cell = (text: string, bold: boolean, width: number, anchor?: string): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
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

/** Codes in a line of a sheet, and their width, px. */
const CODES_IN_LINE = 4;
const CODE_WIDTH = 113;
/** Of a square of a code in its picture, px. */
const SQUARE = 6;

/** A sheet of QR codes, with what they say below. */
function codesDocx(codes: Extract<Block, { kind: 'codes' }>['codes']): Table {
  const width = Math.floor(TEXT_WIDTH / CODES_IN_LINE);
  const lines = Array.from({ length: Math.ceil(codes.length / CODES_IN_LINE) }, (_, i) =>
    codes.slice(i * CODES_IN_LINE, (i + 1) * CODES_IN_LINE),
  );
  const center = { alignment: AlignmentType.CENTER } as const;
  const picture = (code: string): ImageRun =>
    new ImageRun({
      type: 'png',
      data: squaresPng(qrSquares(code), SQUARE, QUIET),
      transformation: { width: CODE_WIDTH, height: CODE_WIDTH },
      altText: { name: printable(code), title: printable(code), description: printable(code) },
    });
  const one = ({ code, label }: (typeof codes)[number]): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      children: [
        new Paragraph({ ...center, children: [picture(code)] }),
        ...[label, code].map((words) => new Paragraph({ ...center, children: [run(words, { size: SMALL })] })),
      ],
    });
  const none = (): TableCell => new TableCell({ children: [new Paragraph({ children: [] })] });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: Array.from({ length: CODES_IN_LINE }, () => width),
    rows: lines.map(
      (line) =>
        new TableRow({
          cantSplit: true,
          children: Array.from({ length: CODES_IN_LINE }, (_, i) => (line[i] === undefined ? none() : one(line[i]))),
        }),
    ),
  });
}

function blockDocx(block: Block): FileChild[] {
  switch (block.kind) {
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          children: [new TextRun({ text: printable(block.text) })],
          keepNext: true,
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          children: linked(block.text, block.small === true ? { size: SMALL } : {}),
          spacing: { after: 120 },
        }),
      ];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({ numbering: { reference: 'list', level: 0 }, spacing: { after: 60 }, children: linked(item) }),
      );
    // Word reads the numbers of a chart as a table.
    case 'chart':
    case 'plot':
      return [
        new Paragraph({ children: [run(block.caption, { bold: true })], keepNext: true }),
        ...blockDocx({ kind: 'table', head: block.head, rows: block.rows }),
      ];
    case 'codes':
      return [codesDocx(block.codes)];
    case 'table': {
      const widths = columnShares(block.head, block.rows).map((share) => Math.floor(share * TEXT_WIDTH));
      return [
        new Table({
          width: { size: TEXT_WIDTH, type: WidthType.DXA },
          columnWidths: widths,
          layout: TableLayoutType.FIXED,
          rows: [
            new TableRow({ tableHeader: true, children: block.head.map((text, c) => cell(text, true, widths[c])) }),
            ...block.rows.map(
              (cells, i) =>
                new TableRow({
                  cantSplit: true,
                  children: cells.map((text, c) =>
                    cell(text, false, widths[c], c === 0 ? block.anchors?.[i] : undefined),
                  ),
                }),
            ),
          ],
        }),
        new Paragraph({ children: [] }),
      ];
    }
    case 'plan': {
      const { minX, minY, maxX, maxY } = block.plan;
      const height = Math.max(40, Math.floor((PLAN_WIDTH * (maxY - minY + 2)) / (maxX - minX + 2)));
      const image = new ImageRun({
        type: 'svg',
        data: new TextEncoder().encode(planSvg(block.plan)),
        transformation: { width: PLAN_WIDTH, height },
        fallback: { type: 'png', data: planPng(block.plan, PNG_WIDTH) },
        altText: { name: 'plan', title: printable(block.caption), description: printable(block.caption) },
      });
      return [
        new Paragraph({ children: [image], keepNext: true, alignment: AlignmentType.CENTER }),
        new Paragraph({ children: [run(block.caption, { size: SMALL })], spacing: { after: 160 } }),
      ];
    }
    case 'signatures':
      // Borders of paragraphs that follow each other become one: a table has a line for each.
      return [
        new Paragraph({ children: [], spacing: { before: 400 } }),
        new Table({
          width: { size: TEXT_WIDTH, type: WidthType.DXA },
          columnWidths: [TEXT_WIDTH * 0.35, TEXT_WIDTH * 0.65].map(Math.floor),
          borders: TableBorders.NONE,
          rows: block.labels.map(
            (label) =>
              new TableRow({
                cantSplit: true,
                height: { value: 700, rule: HeightRule.ATLEAST },
                children: [
                  new TableCell({
                    verticalAlign: VerticalAlign.BOTTOM,
                    children: [new Paragraph({ children: [run(label)] })],
                  }),
                  new TableCell({
                    children: [new Paragraph({ children: [] })],
                    borders: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '444444' } },
                  }),
                ],
              }),
          ),
        }),
      ];
  }
}

/** Headings that stand apart from what they are over; Chinese ones in a face without serifs. */
const heading = (size: number, before: number): IBaseParagraphStyleOptions => ({
  run: { font: { ...FONT, eastAsia: 'SimHei' }, size, bold: true, color: '1A1A1A' },
  paragraph: { spacing: { before, after: 100 } },
});

/** What stands on every page. */
const marked = (words: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 160 },
    children: [run(words, { bold: true, size: SMALL })],
  });

export async function reportDocx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: printable(report.title),
    creator: 'Anshu',
    styles: {
      default: {
        heading1: heading(34, 0),
        heading2: heading(26, 320),
        heading3: heading(22, 200),
        document: { run: { font: FONT, size: 21, language: { value: report.language, eastAsia: 'zh-CN' } } },
      },
    },
    numbering: {
      config: [
        {
          reference: 'list',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '–',
              alignment: AlignmentType.LEFT,
              style: { run: { font: FONT }, paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        ...(report.running === undefined
          ? {}
          : { headers: { default: new Header({ children: [marked(report.running)] }) } }),
        footers: {
          default: new Footer({
            children: [
              ...(report.running === undefined ? [] : [marked(report.running)]),
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
