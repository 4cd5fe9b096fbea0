/** Storeys: which is drawn on, how high it is, copies of it above and below. */
import { useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import type { Desk } from './desk.js';
import { Card, NumberField, TextField } from './fields.js';
import { addStorey, copyStorey, inOrder, nameStorey, removeStorey, setHeight } from './model/storeys.js';
import { t } from './speech.js';

/** Highest home that is copied at once. */
const MOST_COPIES = 60;

/** The storey above (1) or below (-1), if there is one. */
export function goStorey(desk: Desk, step: 1 | -1): void {
  const order = inOrder(desk.drawing.peek());
  const next = order[order.findIndex(({ id }) => id === desk.storey.peek()) + step];
  if (next !== undefined) desk.storey.value = next.id;
}

export function StoreyCard({ app, desk }: { app: App; desk: Desk }) {
  const [copies, setCopies] = useState(1);
  const drawing = desk.drawing.value;
  const order = inOrder(drawing);
  const own = desk.storey.value;
  const storey = order.find(({ id }) => id === own) ?? order[0];
  const copy = (step: 1 | -1) => () => {
    desk.change(copyStorey(desk.drawing.peek(), own, copies, step));
    app.say(t('storey.copied', { n: desk.drawing.peek().storeys.length }));
  };
  return (
    <Card title={t('storeys')} testid="storeys">
      <div class="row">
        <select
          aria-label={t('storey')}
          value={own}
          data-testid="storey"
          onChange={(event) => (desk.storey.value = event.currentTarget.value)}
        >
          {[...order].reverse().map(({ id, name }) => (
            <option key={id} value={id}>
              {name === '' ? id : `${id} ${name}`}
            </option>
          ))}
        </select>
        <button type="button" class="button" aria-label={t('storey.above')} onClick={() => goStorey(desk, 1)}>
          ↑
        </button>
        <button type="button" class="button" aria-label={t('storey.below')} onClick={() => goStorey(desk, -1)}>
          ↓
        </button>
        <small>{t('storey.elevation', { m: app.text.value.number(storey.elevation) })}</small>
      </div>
      <div class="pair">
        <TextField
          label={t('storey.name')}
          value={storey.name}
          onChange={(name) => desk.change(nameStorey(desk.drawing.peek(), own, name))}
        />
        <NumberField
          label={t('storey.height')}
          value={storey.height}
          least={1.8}
          most={20}
          onChange={(height) => height !== null && desk.change(setHeight(desk.drawing.peek(), own, height))}
        />
      </div>
      <div class="row">
        <NumberField
          label={t('storey.copies')}
          value={copies}
          least={1}
          most={MOST_COPIES}
          step={1}
          testid="copies"
          onChange={(value) => setCopies(Math.round(value ?? 1))}
        />
        <button type="button" class="button" data-testid="copy-up" onClick={copy(1)}>
          {t('storey.copyUp')}
        </button>
        <button type="button" class="button" onClick={copy(-1)}>
          {t('storey.copyDown')}
        </button>
      </div>
      <div class="row">
        <button
          type="button"
          class="button"
          onClick={() => {
            const [next, id] = addStorey(desk.drawing.peek(), 1);
            desk.change(next);
            desk.storey.value = id;
          }}
        >
          {t('storey.add')}
        </button>
        <button
          type="button"
          class="button"
          disabled={order.length === 1}
          onClick={() => desk.change(removeStorey(desk.drawing.peek(), own))}
        >
          {t('storey.remove')}
        </button>
      </div>
    </Card>
  );
}
