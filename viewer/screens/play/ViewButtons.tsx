/** Buttons above a stage: the tower or one storey, and the zoom. For a run that is played, and for a drill. */
import type { Building, Names } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import type { Stage, StageView } from '../../stage/types.js';

const ZOOM = 1.4;

export function ViewButtons(props: {
  app: App;
  building: Building;
  names: Pick<Names, 'storey'>;
  view: StageView;
  set: (view: StageView) => void;
}) {
  const { app, building, names, view, set } = props;
  const storeys = [...building.storeys].sort((a, b) => b.rank - a.rank);
  return (
    <div class="group">
      <button type="button" class="button" aria-pressed={view.kind === 'tower'} onClick={() => set({ kind: 'tower' })}>
        {app.t('stage.tower')}
      </button>
      <select
        aria-label={app.t('stage.floor')}
        data-testid="view-storey"
        value={view.kind === 'floor' ? String(view.storey) : ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value !== '') set({ kind: 'floor', storey: Number(value) });
        }}
      >
        <option value="">{app.t('stage.floor')} …</option>
        {storeys.map(({ index, id }) => (
          <option key={id} value={String(index)}>
            {names.storey(id)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** @param stage gives the stage at the moment it is pressed; null: there is none */
export function ZoomButtons({ app, stage }: { app: App; stage: () => Stage | null }) {
  return (
    <div class="group">
      <button
        type="button"
        class="button"
        aria-label={app.t('stage.zoomIn')}
        title={app.t('stage.zoomIn')}
        onClick={() => stage()?.zoomBy(ZOOM)}
      >
        +
      </button>
      <button
        type="button"
        class="button"
        aria-label={app.t('stage.zoomOut')}
        title={app.t('stage.zoomOut')}
        onClick={() => stage()?.zoomBy(1 / ZOOM)}
      >
        −
      </button>
      <button type="button" class="button" onClick={() => stage()?.focus('all')}>
        {app.t('stage.all')}
      </button>
    </div>
  );
}
