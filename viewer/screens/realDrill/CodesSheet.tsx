/** Codes of rooms, doors, devices and people's cards, to be printed and cut out. */
import { useEffect, useState } from 'preact/hooks';
import { CODE_KINDS, codeOf, codesOf, loadQr } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { DialogBox } from '../../app/Dialog.js';
import type { Home } from './desk.js';
import { speech, t } from './speech.js';

/** px: 30 mm printed. */
const WIDTH = 113;

export function CodesSheet({ app, home, close }: { app: App; home: Home; close: () => void }) {
  const [draw, set] = useState<{ svg: (words: string, width: number) => string } | null>(null);
  useEffect(() => {
    void loadQr().then((svg) => set({ svg }));
  }, []);
  const { engine } = speech.value!;
  const all = codesOf(home.building!, [...home.posts.keys()]);
  return (
    <DialogBox app={app} title={engine.codes.title(app.text.value.pick(home.name))} wide onClose={close}>
      <button type="button" class="button no-print" onClick={() => print()}>
        {t('codes.print')}
      </button>
      <p>{engine.codes.intro}</p>
      {CODE_KINDS.map((kind) => (
        <section key={kind}>
          <h3>{engine.code[kind]}</h3>
          <div class="codes">
            {draw !== null &&
              all[kind].map((id) => (
                <figure key={id}>
                  <div dangerouslySetInnerHTML={{ __html: draw.svg(codeOf(kind, id), WIDTH) }} />
                  <figcaption>
                    {id}
                    <br />
                    <code>{codeOf(kind, id)}</code>
                  </figcaption>
                </figure>
              ))}
          </div>
        </section>
      ))}
    </DialogBox>
  );
}
