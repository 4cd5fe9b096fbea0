/** From a file somebody brings to the picture below the storey: a photo or scan at once, of a PDF the page that is chosen. */
import { signal } from '@preact/signals';
import type { App } from '../../app/app.js';
import type { Desk } from './desk.js';
import { upright } from './model/homography.js';
import { setPicture } from './model/storeys.js';
import type { OpenPdf } from './pdf.js';
import { isPdf, pdfOf, PictureError, takePage, takePicture, type TakenPicture } from './picture.js';
import { t } from './speech.js';
import { putPicture } from './store.js';

/** A new picture is taken for so wide, m, until its scale is set: a storey of a home. */
const FIRST_WIDTH = 30;

/** A PDF of several pages of which one is being chosen; null: none. */
export const choosing = signal<{ name: string; file: OpenPdf } | null>(null);

/** Puts a picture below the storey, null: none now; what is no picture is said. */
async function lay(app: App, desk: Desk, taken: () => Promise<TakenPicture | null>): Promise<void> {
  try {
    const picture = await taken();
    if (picture === null) return;
    const { blob, width, height } = picture;
    const id = crypto.randomUUID();
    await putPicture(id, blob);
    const toPlan = upright(width, height, FIRST_WIDTH);
    const below = { id, width, height, toPlan, opacity: 0.8 };
    desk.change(setPicture(desk.drawing.peek(), desk.storey.peek(), below));
    app.say(t('picture.loaded'));
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    app.say(t(`picture.${error.message}` as 'picture.unreadable'));
  }
}

export async function loadPicture(app: App, desk: Desk, file: File): Promise<void> {
  if (!isPdf(file)) return lay(app, desk, () => takePicture(file));
  let pdf: OpenPdf | null = null;
  await lay(app, desk, async () => {
    pdf = await pdfOf(file);
    return pdf.pages === 1 ? takePage(pdf, 1).finally(() => pdf?.close()) : null;
  });
  if (pdf !== null && (pdf as OpenPdf).pages > 1) choosing.value = { name: file.name, file: pdf };
}

/** The page that was chosen, null: none after all. */
export async function endChoosing(app: App, desk: Desk, page: number | null): Promise<void> {
  const chosen = choosing.peek();
  if (chosen === null) return;
  choosing.value = null;
  try {
    if (page !== null) await lay(app, desk, () => takePage(chosen.file, page));
  } finally {
    await chosen.file.close();
  }
}
