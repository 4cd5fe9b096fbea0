/** Buttons for everything that can be taken away. */
import type { App } from '../app/app.js';
import { saveAs, TAKES } from './take.js';

export function TakeButtons({ app }: { app: App }) {
  const { player } = app;
  if (player.phase.value !== 'ready') return null;
  const whole = player.ended.value;
  const take = (which: keyof typeof TAKES) => () => {
    TAKES[which](app).then(
      ([blob, name]) => {
        saveAs(blob, name);
        app.say(app.t('take.saved', { file: name }));
      },
      (error: unknown) =>
        app.say(app.t('take.failed', { message: error instanceof Error ? error.message : String(error) })),
    );
  };
  const button = (which: keyof typeof TAKES, needsAll: boolean) => (
    <button
      type="button"
      class="button"
      data-testid={`take-${which}`}
      disabled={needsAll && !whole}
      title={needsAll && !whole ? app.t('take.wait') : undefined}
      onClick={take(which)}
    >
      {app.t(`take.${which}`)}
    </button>
  );
  return (
    <section class="card">
      <h3>{app.t('check.take')}</h3>
      <div class="row">
        {button('recording', true)}
        {button('png', false)}
        <button type="button" class="button" onClick={() => (app.dialog.value = 'clip')}>
          {app.t('take.clip')}
        </button>
        {button('events', true)}
        {button('histories', true)}
        <button type="button" class="button" onClick={() => (app.dialog.value = 'print')}>
          {app.t('take.print')}
        </button>
      </div>
    </section>
  );
}
