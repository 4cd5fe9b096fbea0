/** What is shown of the building: the tower or a storey, a map on the floor, trails; and the zoom. */
import type { App } from '../../app/app.js';
import type { Layer } from '../../stage/types.js';
import { ViewButtons, ZoomButtons } from './ViewButtons.js';

const LAYERS: readonly Layer[] = ['none', 'density', 'levelOfService', 'timeToSafety'];

export function StageBar({ app }: { app: App }) {
  const building = app.player.building.value;
  const names = app.names.value;
  if (building === null || names === null) return null;
  return (
    <div class="stage-bar">
      <ViewButtons
        app={app}
        building={building}
        names={names}
        view={app.view.value}
        set={(view) => (app.view.value = view)}
      />
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
      <ZoomButtons app={app} stage={() => app.stage.peek()} />
    </div>
  );
}
