/** Which page of a PDF lies below the storey: one page of it is seen before it is taken. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { DialogBox } from '../../app/Dialog.js';
import type { OpenPdf } from './pdf.js';
import { t } from './speech.js';

/** The picture in the dialog, px. */
const PREVIEW = 300_000;

/** A page of the file by what was typed; null: it has none of that number. */
function pageOf(typed: string, pages: number): number | null {
  const page = Number(typed);
  return typed.trim() !== '' && Number.isInteger(page) && page >= 1 && page <= pages ? page : null;
}

/** @param props.end told the page that is taken; null: none */
export function PdfDialog(props: { app: App; name: string; pdf: OpenPdf; end: (page: number | null) => void }) {
  const { app, name, pdf, end } = props;
  const [typed, setTyped] = useState('1');
  const [shown, setShown] = useState<number | 'broken' | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const page = pageOf(typed, pdf.pages);
  useEffect(() => {
    if (page === null) return;
    let late = false;
    const show = (picture: OffscreenCanvas): void => {
      const own = canvas.current;
      if (late || own === null) return;
      own.width = picture.width;
      own.height = picture.height;
      own.getContext('2d')!.drawImage(picture, 0, 0);
      setShown(page);
    };
    pdf.draw(page, PREVIEW).then(show, () => {
      if (!late) setShown('broken');
    });
    return () => {
      late = true;
    };
  }, [page]);
  const step = (by: 1 | -1): void => setTyped(String(Math.min(pdf.pages, Math.max(1, (page ?? 1) + by))));
  return (
    <DialogBox app={app} title={t('pdf.title', { file: name })} onClose={() => end(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (page !== null) end(page);
        }}
      >
        <div class="row">
          <button
            type="button"
            class="button"
            aria-label={t('pdf.previous')}
            disabled={page === 1}
            onClick={() => step(-1)}
          >
            ←
          </button>
          <label class="field">
            <span>{t('pdf.page', { n: pdf.pages })}</span>
            <input
              type="number"
              inputMode="numeric"
              min={1}
              max={pdf.pages}
              step={1}
              value={typed}
              aria-invalid={page === null}
              data-testid="pdf-page"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button
            type="button"
            class="button"
            aria-label={t('pdf.next')}
            disabled={page === pdf.pages}
            onClick={() => step(1)}
          >
            →
          </button>
        </div>
        {page === null && (
          <p class="notice bad" role="alert" data-testid="pdf-refused">
            {t('pdf.noPage', { n: pdf.pages })}
          </p>
        )}
        {shown === 'broken' && page !== null && (
          <p class="notice bad" role="alert">
            {t('picture.pdf')}
          </p>
        )}
        <canvas
          ref={canvas}
          class="page-preview"
          role="img"
          aria-label={t('pdf.preview')}
          data-testid="pdf-preview"
          data-page={shown ?? ''}
          hidden={page === null}
        />
        <button type="submit" class="button main" data-testid="pdf-take" disabled={page === null}>
          {t('pdf.take')}
        </button>
      </form>
    </DialogBox>
  );
}
