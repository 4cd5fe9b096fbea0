/** A report as a file: HTML, DOCX, or PDF printed from the HTML by a Chromium that is on the machine. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, extname, join } from 'node:path';
import type { Report } from '../../report/document.js';
import { reportHtml } from '../../report/html.js';
import { hostError, writeWhole } from './files.js';

export const REPORT_KINDS = ['.html', '.docx', '.pdf'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Kind of a report by its name, or null. */
export const reportKind = (path: string): ReportKind | null =>
  REPORT_KINDS.find((kind) => kind === extname(path).toLowerCase()) ?? null;

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
/** Printing takes seconds; after so long it is given up, ms. */
const LONGEST = 60_000;

function browser(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env.ANSHU_CHROMIUM !== undefined) return env.ANSHU_CHROMIUM;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return (
    BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null
  );
}

/** @throws ScenarioError `notWritable` where there is no Chromium, or it does not print */
async function printPdf(
  html: string,
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Uint8Array> {
  const program = browser(env);
  if (program === null) throw hostError('notWritable', { value: path, reason: 'Chromium: not found (ANSHU_CHROMIUM)' });
  const folder = await mkdtemp(join(tmpdir(), 'anshu-report-'));
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    await writeFile(page, html);
    const words = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--print-to-pdf=${pdf}`,
      `file://${page}`,
    ];
    await new Promise<void>((resolve) => {
      const child = spawn(program, words, { stdio: 'ignore', timeout: LONGEST });
      child.on('error', () => resolve());
      child.on('exit', () => resolve());
    });
    if (!existsSync(pdf)) throw hostError('notWritable', { value: path, reason: 'Chromium' });
    return await readFile(pdf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function writeReport(
  path: string,
  report: Report,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const html = reportHtml(report);
  const kind = reportKind(path);
  if (kind === '.docx') {
    // Only who wants one waits for the library.
    const { reportDocx } = await import('../docx.js');
    await writeWhole(path, await reportDocx(report));
  } else await writeWhole(path, kind === '.pdf' ? await printPdf(html, path, env) : html);
}
