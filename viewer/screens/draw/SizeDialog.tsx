/** Asks for the real sizes of what was pointed at in the picture. */
import { useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { DialogBox } from '../../app/Dialog.js';
import type { Desk } from './desk.js';
import { NumberField } from './fields.js';
import { scaled, sizeOf, squaredUp } from './model/homography.js';
import { distance } from './model/points.js';
import { setPicture } from './model/storeys.js';
import { t } from './speech.js';

const round = (value: number): number => Math.round(value * 100) / 100;

export function SizeDialog({ app, desk }: { app: App; desk: Desk }) {
  const asking = desk.asking.value!;
  const { points } = desk.tool.value;
  const guess = sizeOf(points);
  const [width, setWidth] = useState(round(asking === 'scale' ? distance(points[0], points[1]) : (guess?.width ?? 1)));
  const [depth, setDepth] = useState(round(guess?.depth ?? 1));
  const close = (): void => {
    desk.asking.value = null;
    desk.tool.value = { ...desk.tool.peek(), points: [] };
  };
  const apply = (): void => {
    const drawing = desk.drawing.peek();
    const storey = desk.storey.peek();
    const picture = drawing.storeys.find(({ id }) => id === storey)?.picture ?? null;
    if (picture === null) return;
    const toPlan =
      asking === 'scale'
        ? scaled(picture.toPlan, distance(points[0], points[1]), width)
        : squaredUp(picture.toPlan, points, width, depth);
    if (toPlan === null) app.say(t('size.impossible'));
    else desk.change(setPicture(drawing, storey, { ...picture, toPlan }));
    close();
    desk.take('select');
    desk.show.value = 'all';
  };
  return (
    <DialogBox app={app} title={t(asking === 'scale' ? 'size.scale' : 'size.square')} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <NumberField
          label={t(asking === 'scale' ? 'size.distance' : 'size.width')}
          value={width}
          least={0.1}
          most={1000}
          testid="size-width"
          onChange={(value) => value !== null && setWidth(value)}
        />
        {asking === 'square' && (
          <NumberField
            label={t('size.depth')}
            value={depth}
            least={0.1}
            most={1000}
            testid="size-depth"
            onChange={(value) => value !== null && setDepth(value)}
          />
        )}
        <button type="submit" class="button main" data-testid="size-apply">
          {t('size.apply')}
        </button>
      </form>
    </DialogBox>
  );
}
