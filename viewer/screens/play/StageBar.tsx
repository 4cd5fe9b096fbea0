/** What is shown of the building: the tower or a storey, a map on the floor, trails; and the zoom. */
import type { App } from '../../app/app.js';
import type { Layer } from '../../stage/types.js';

const LAYERS: readonly Layer[] = ['none', 'density', 'levelOfService', 'timeToSafety'];
const ZOOM = 1.4;

export function StageBar({ app }: { app: App }) {
  const building = app.player.building.value;
  const names = app.names.value;
  const view = app.view.value;
  if (building === null || names === null) return null;
  const storeys = [...building.storeys].sort((a, b) => b.rank - a.rank);
  return (
    <div class="stage-bar">
      <div class="group">
        <button
          type="button"
          class="button"
          aria-pressed={view.kind === 'tower'}
          onClick={() => (app.view.value = { kind: 'tower' })}
        >
          {app.t('stage.tower')}
        </button>
        <select
          aria-label={app.t('stage.floor')}
          value={view.kind === 'floor' ? String(view.storey) : ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value !== '') app.view.value = { kind: 'floor', storey: Number(value) };
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
      <div class="group">
        <select
          aria-label={app.t('stage.layer')}
          value={app.layer.value}
          onChange={(event) => (app.layer.value = event.currentTarget.value as Layer)}
        >
          {LAYERS.map((layer) => (
            <option key={layer} value={layer}>
              {app.t(`stage.layer.${layer}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button"
          aria-pressed={app.trails.value}
          onClick={() => (app.trails.value = !app.trails.peek())}
        >
          {app.t('stage.trails')}
        </button>
      </div>
      <div class="group">
        <button
          type="button"
          class="button"
          aria-label={app.t('stage.zoomIn')}
          title={app.t('stage.zoomIn')}
          onClick={() => app.stage.peek()?.zoomBy(ZOOM)}
        >
          +
        </button>
        <button
          type="button"
          class="button"
          aria-label={app.t('stage.zoomOut')}
          title={app.t('stage.zoomOut')}
          onClick={() => app.stage.peek()?.zoomBy(1 / ZOOM)}
        >
          −
        </button>
        <button type="button" class="button" onClick={() => app.stage.peek()?.focus('all')}>
          {app.t('stage.all')}
        </button>
      </div>
    </div>
  );
}
