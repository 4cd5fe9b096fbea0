/** A report as one HTML file that needs nothing else: no script, no picture from elsewhere. */
import { pieces, type Block, type Report } from './document.js';
import { columnShares, widthOf } from './columns.js';
import { text } from '../text/index.js';
import { chartSvg } from './drillChart.js';
import { qrSvg } from './qr.js';
import { plotSvg } from './plot.js';
import { escapeXml } from './escape.js';
import { planSvg } from './svg.js';

const STYLE = `
:root { color-scheme: light; }
body { font: 11pt/1.55 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Helvetica Neue", Arial, sans-serif; color: #1a1a1a; max-width: 56rem; margin: 2rem auto; padding: 0 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7em; margin: 0 0 .6em; } h2 { font-size: 1.25em; margin: 1.8em 0 .5em; border-bottom: 1px solid #bbb; } h3 { font-size: 1.05em; margin: 1.2em 0 .3em; }
table { border-collapse: collapse; width: calc(100% - 1px); table-layout: fixed; margin: .6em 0 1em; font-size: .92em; } th, td { border: 1px solid #bbb; padding: .3em .5em; text-align: left; vertical-align: top; } th { background: #f0f0f0; } .n { white-space: nowrap; }
thead { display: table-header-group; } tr, figure { break-inside: avoid; } h2, h3 { break-after: avoid; }
figure { margin: .8em 0 1.2em; } figcaption, .small { font-size: .88em; color: #444; } svg { max-width: 100%; height: auto; }
.signatures { display: flex; flex-wrap: wrap; gap: 2.2em 3em; margin-top: 3em; } .signatures div { flex: 1 1 16em; border-top: 1px solid #444; padding-top: .3em; }
.codes { display: flex; flex-wrap: wrap; gap: .6em; } .codes figure { width: 9.6em; margin: 0; padding: .4em; border: 1px dashed #999; text-align: center; }
.running { position: sticky; top: 0; background: #fff3c4; border: 1px solid #8a6d00; color: #3a2e00; font-weight: bold; text-align: center; padding: .2em .5em; } .break { break-before: page; } .break + h2 { margin-top: 0; }
@media screen and (max-width: 44rem) { body { padding: 0 .6rem; margin: 1rem auto; } .n { white-space: normal; } th, td { padding: .2em; font-size: .88em; } }
@page { size: A4; margin: 18mm 16mm; } @media print { .codes { display: flex; flex-wrap: wrap; gap: .6em; } .codes figure { width: 9.6em; margin: 0; padding: .4em; border: 1px dashed #999; text-align: center; }
.running { display: none; } body { margin: 0; padding: 0; max-width: none; } }
`;

/** Of a QR code, px: 30 mm printed. */
const CODE_WIDTH = 113;

/** Cells of at most so many letters' width stay on one line: ids, numbers, single words. */
const SHORT = 6;

/** Marks lead to the row that they name. */
const linked = (text: string): string =>
  pieces(text)
    .map((piece) => (piece.mark === null ? escapeXml(piece.text) : `<a href="#${piece.mark}">${piece.text}</a>`))
    .join('')
    .replaceAll('\n', '<br>');

const tableHtml = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  anchors?: readonly string[],
): string => {
  const row = (cells: readonly string[], tag: string, anchor?: string): string =>
    `<tr${anchor === undefined ? '' : ` id="${escapeXml(anchor)}"`}>${cells.map((cell) => `<${tag}${widthOf(cell) <= SHORT ? ' class="n"' : ''}>${linked(cell)}</${tag}>`).join('')}</tr>`;
  const widths = columnShares(head, rows).map((share) => `<col style="width:${(share * 100).toFixed(1)}%">`);
  return `<table><colgroup>${widths.join('')}</colgroup><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells, i) => row(cells, 'td', anchors?.[i])).join('')}</tbody></table>`;
};

function blockHtml(block: Block, language: Report['language']): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeXml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.small === true ? ' class="small"' : ''}>${linked(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${linked(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block.head, block.rows, block.anchors);
    case 'chart':
      return `<figure>${chartSvg(block.chart, text(language))}<figcaption>${escapeXml(block.caption)}</figcaption></figure>${tableHtml(block.head, block.rows)}`;
    case 'plot':
      return `<figure>${plotSvg(block.plot)}<figcaption>${escapeXml(block.caption)}</figcaption></figure>${tableHtml(block.head, block.rows)}`;
    case 'codes':
      return `<div class="codes">${block.codes.map(({ code, label }) => `<figure>${qrSvg(code, CODE_WIDTH)}<figcaption>${escapeXml(label)}<br><code>${escapeXml(code)}</code></figcaption></figure>`).join('')}</div>`;
    case 'plan':
      return `<figure>${planSvg(block.plan)}<figcaption>${escapeXml(block.caption)}</figcaption></figure>`;
    case 'signatures':
      return `<div class="signatures">${block.labels.map((label) => `<div>${escapeXml(label)}</div>`).join('')}</div>`;
    case 'pageBreak':
      return '<div class="break"></div>';
  }
}

/** As a string of a style sheet. */
const quoted = (text: string): string => `"${text.replace(/[^\p{L}\p{N} .,/·—-]/gu, ' ')}"`;

/** On the screen a strip that stays in sight; printed, in the margin of every page. */
function running(words: string | undefined): { style: string; strip: string } {
  if (words === undefined) return { style: '', strip: '' };
  const box = `content: ${quoted(words)}; font: bold 9pt "Noto Sans CJK SC", sans-serif; color: #3a2e00;`;
  return {
    style: `@page { @top-center { ${box} } @bottom-center { ${box} } }`,
    strip: `<div class="running">${escapeXml(words)}</div>\n`,
  };
}

export function reportHtml(report: Report): string {
  const { style, strip } = running(report.running);
  return `<!doctype html>
<html lang="${report.language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(report.title)}</title><style>${STYLE}${style}</style></head>
<body>
${strip}${report.blocks.map((block) => blockHtml(block, report.language)).join('\n')}
</body></html>
`;
}
