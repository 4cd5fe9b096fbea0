/** The report to be signed: as a file, on paper, and what the home hands over. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { DocumentKind } from '../../../engine/hosts/protocol.js';
import type { App } from '../../app/app.js';
import { fileName, saveAs } from '../../bring/take.js';
import type { OpenCheck } from './checkPool.js';
import type { Say } from './trialWords.js';

const TAKEN: Readonly<Record<DocumentKind, { type: string; ending: string }>> = {
  html: { type: 'text/html', ending: 'html' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  summary: { type: 'application/json', ending: 'json' },
};

export function Taken({ app, check, say }: { app: App; check: { current: OpenCheck | null }; say: Say }) {
  const take = async (kind: DocumentKind): Promise<void> => {
    try {
      const bytes = await check.current!.document(kind);
      const file = fileName(app, kind === 'summary' ? 'summary' : 'report', TAKEN[kind].ending);
      saveAs(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: TAKEN[kind].type }), file);
      app.say(say('saved', { file }));
    } catch (error) {
      app.say(say('failed', { message: error instanceof Error ? error.message : String(error) }));
    }
  };
  /** The report in a frame of its own, and the browser's dialog of printing, which also writes PDF. */
  const frame = useRef<HTMLIFrameElement>(null);
  const printed = useSignal('');
  const print = async (): Promise<void> => {
    try {
      const bytes = await check.current!.document('html');
      printed.value = new TextDecoder().decode(bytes as Uint8Array);
    } catch (error) {
      app.say(say('failed', { message: error instanceof Error ? error.message : String(error) }));
    }
  };
  return (
    <>
      <h4>{say('report')}</h4>
      <p>
        <small>{say('take.about')}</small>
      </p>
      <div class="row">
        {(['html', 'docx', 'summary'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            class="button"
            data-testid={`trial-take-${kind}`}
            onClick={() => void take(kind)}
          >
            {say(`take.${kind}`)}
          </button>
        ))}
        <button type="button" class="button" data-testid="trial-take-pdf" onClick={() => void print()}>
          {say('take.pdf')}
        </button>
      </div>
      {printed.value !== '' && (
        <iframe
          ref={frame}
          class="printed"
          title={say('report')}
          // Nothing in the report runs; the page itself opens the dialog.
          sandbox="allow-same-origin allow-modals"
          srcdoc={printed.value}
          data-testid="trial-printed"
          onLoad={() => {
            frame.current?.contentWindow?.print();
          }}
        />
      )}
    </>
  );
}
