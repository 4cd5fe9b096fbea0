/** The first page of a PDF as a picture. The reader of PDF is loaded when somebody brings one. */
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/** Sharper than this shows nothing more of a plan: px a point of the page. */
const SHARPEST = 4;

/**
 * @param most pixels of the picture
 * @throws for what is no PDF, is protected by a password, or cannot be drawn
 */
export async function pageOf(bytes: Uint8Array, most: number): Promise<OffscreenCanvas> {
  const thread = new PdfWorker();
  GlobalWorkerOptions.workerPort = thread;
  const loading = getDocument({
    data: bytes,
    // A file says what is drawn, never what is computed.
    isEvalSupported: false,
    useWasm: false,
    stopAtErrors: false,
  });
  try {
    const page = await (await loading.promise).getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.min(SHARPEST, Math.sqrt(most / (width * height))) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    await page.render({ canvas, viewport }).promise;
    const made = new OffscreenCanvas(canvas.width, canvas.height);
    made.getContext('2d')!.drawImage(canvas, 0, 0);
    return made;
  } finally {
    await loading.destroy();
    thread.terminate();
  }
}
