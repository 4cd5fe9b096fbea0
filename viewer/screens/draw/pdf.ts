/** Pages of a PDF as pictures. The reader of PDF is loaded when somebody brings one. */
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { PageData } from './pdfData.js';

/** Sharper than this shows nothing more of a plan: px a point of the page. */
const SHARPEST = 4;

export interface OpenPdf {
  /** How many there are. */
  pages: number;
  /**
   * @param page from 1 on
   * @param most pixels of the picture
   * @throws for a page that cannot be drawn
   */
  draw(page: number, most: number): Promise<OffscreenCanvas>;
  /** Has to be called: the reader works in a thread of its own. */
  close(): Promise<void>;
}

/** @throws for what is no PDF, or is protected by a password */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const thread = new PdfWorker();
  GlobalWorkerOptions.workerPort = thread;
  const loading = getDocument({
    data: bytes,
    // A file says what is drawn, never what is computed.
    isEvalSupported: false,
    useWasm: false,
    stopAtErrors: false,
    // Fonts that are named and not in the file are those of the machine, else the ones of this page.
    useSystemFonts: true,
    BinaryDataFactory: PageData,
    useWorkerFetch: false,
  });
  const close = async (): Promise<void> => {
    await loading.destroy();
    thread.terminate();
  };
  try {
    const file = await loading.promise;
    return { pages: file.numPages, draw: (number, most) => drawPage(file, number, most), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type PdfFile = Awaited<ReturnType<typeof getDocument>['promise']>;

async function drawPage(file: PdfFile, number: number, most: number): Promise<OffscreenCanvas> {
  const page = await file.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(SHARPEST, Math.sqrt(most / (width * height))) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const made = new OffscreenCanvas(canvas.width, canvas.height);
  made.getContext('2d')!.drawImage(canvas, 0, 0);
  return made;
}
