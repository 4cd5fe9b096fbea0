/** The drawing screen: tools, the plan, the building with what is wrong with it. Loaded when it is first shown. */
import { computed } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { isPicture } from '../../bring/foreign.js';
import '../../style/draw.css';
import { createBoard } from './board.js';
import { ChosenCard, ThingsList } from './ChosenCard.js';
import { createDesk, type Desk } from './desk.js';
import { HomeCard } from './HomeCard.js';
import { openLast } from './home.js';
import { ImportDialog } from './ImportDialog.js';
import { importing } from './importing.js';
import { listenToKeys } from './keys.js';
import { mapping, PeopleCard } from './PeopleCard.js';
import { PdfDialog } from './PdfDialog.js';
import { ProblemsCard } from './ProblemsCard.js';
import { SizeDialog } from './SizeDialog.js';
import { followLanguage, speech, t } from './speech.js';
import { StoreyCard } from './StoreyCard.js';
import { TableDialog } from './TableDialog.js';
import { ToolPanel } from './ToolPanel.js';
import { choosing, endChoosing, loadPicture } from './underlay.js';

/** One desk for as long as the page is open: who looks at a run comes back to the same drawing. */
let desk: Desk | null = null;

declare global {
  interface Window {
    /** For tests: where the plan is on the page. */
    anshuDraw?: { desk: Desk; toPage(at: readonly [number, number]): { x: number; y: number } };
  }
}

function Board({ app, own }: { app: App; own: Desk }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cursorWords, say] = useState('');
  useEffect(() => {
    const words = computed(() => {
      const { text } = app;
      return {
        metres: (value: number) => text.value.quantity(Math.round(value * 100) / 100, 'm'),
        squareMetres: (value: number) => text.value.quantity(Math.round(value * 10) / 10, 'm2'),
      };
    });
    const board = createBoard(canvas.current!, {
      desk: own,
      theme: app.theme,
      words,
      said: ({ at, how }) => {
        const where = t('cursor', { x: app.text.peek().number(at[0]), y: app.text.peek().number(at[1]) });
        say(how === 'corner' || how === 'edge' ? `${where}, ${t(`cursor.${how}`)}` : where);
      },
    });
    window.anshuDraw = { desk: own, toPage: (at) => board.toPage(at) };
    return () => {
      delete window.anshuDraw;
      board.destroy();
    };
  }, []);
  const refused = own.refused.value;
  return (
    <main class="board">
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={t('board', { storey: own.storey.value })}
        aria-describedby="board-keys"
        data-testid="board"
      />
      <p id="board-keys" class="hidden-text">
        {t('hint.keys')}
      </p>
      <div class="hidden-text" role="status" aria-live="polite">
        {cursorWords}
      </div>
      <div class="board-bar">
        <button type="button" class="button" onClick={() => (own.show.value = 'all')}>
          {t('board.all')}
        </button>
      </div>
      {refused !== null && refused !== undefined && (
        <p class="board-refused notice" role="alert" data-testid="refused">
          {t(`refused.${refused}`)}
        </p>
      )}
    </main>
  );
}

export default function Draw({ app }: { app: App }) {
  const own = useMemo(() => (desk ??= createDesk()), []);
  useEffect(() => {
    app.player.pause();
    const ends = [followLanguage(app), listenToKeys(app, own)];
    return () => ends.forEach((end) => end());
  }, []);
  const words = speech.value;
  useEffect(() => {
    if (words !== null) openLast(own).catch((error: unknown) => app.say(String(error)));
  }, [words === null]);
  const brought = importing.value;
  const ready = words !== null && own.id.value !== null;
  useEffect(() => {
    if (!ready || brought === null || !isPicture(brought.name)) return;
    importing.value = null;
    loadPicture(app, own, brought).catch((error: unknown) => app.say(String(error)));
  }, [ready, brought]);
  if (words === null || own.id.value === null) return <main class="board" aria-busy="true" />;
  const panel = app.panel.value;
  const table = mapping.value;
  const pdf = choosing.value;
  const file = brought !== null && !isPicture(brought.name) ? brought : null;
  return (
    <>
      <aside
        id="panel-check"
        class={`side check draw-tools${panel === 'check' ? ' shown' : ''}`}
        aria-label={app.t('app.draw.tools')}
      >
        <ToolPanel app={app} desk={own} />
      </aside>
      <Board app={app} own={own} />
      <aside
        id="panel-why"
        class={`side why draw-home${panel === 'why' ? ' shown' : ''}`}
        aria-label={app.t('app.draw.building')}
      >
        <HomeCard app={app} desk={own} />
        <ProblemsCard app={app} desk={own} />
        <ChosenCard app={app} desk={own} />
        <StoreyCard app={app} desk={own} />
        <ThingsList desk={own} />
        <PeopleCard app={app} desk={own} />
      </aside>
      {own.asking.value !== null && <SizeDialog key={own.asking.value} app={app} desk={own} />}
      {file !== null && (
        <ImportDialog key={file.name} app={app} desk={own} file={file} close={() => (importing.value = null)} />
      )}
      {pdf !== null && (
        <PdfDialog
          app={app}
          name={pdf.name}
          pdf={pdf.file}
          end={(page) => void endChoosing(app, own, page).catch((error: unknown) => app.say(String(error)))}
        />
      )}
      {table !== null && (
        <TableDialog app={app} desk={own} kind={table.kind} file={table.file} close={() => (mapping.value = null)} />
      )}
    </>
  );
}
