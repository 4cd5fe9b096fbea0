/** Tables to be filled in: the columns, and what is known of the home already. */
import type { TableKind } from '../../../../engine/hosts/protocol.js';
import type { Drawing } from '../../../../engine/index.js';

/** Steps that a home can time without more than a watch. */
const STEPS = ['look', 'wake', 'prepare.wheelchair', 'prepare.rescueSheet', 'handOver'];

/** @param ids of the scenario by key of the drawing: what a table names beds and posts by */
export function template(drawing: Drawing, ids: ReadonlyMap<string, string>, kind: TableKind): string[][] {
  const idOf = ({ key, name }: { key: string; name: string }): string => ids.get(key) ?? name;
  switch (kind) {
    case 'residents': {
      const sleeper = new Map(drawing.residents.map(({ bed, mobility }) => [bed, mobility]));
      return [
        ['bed', 'mobility', 'guiding', 'hearing', 'sight', 'equipment', 'device'],
        ...drawing.beds.map((bed) => [idOf(bed), sleeper.get(bed.key) ?? '', '', '', '', '', '']),
      ];
    }
    case 'roster':
      return [
        ['post', 'shift', 'station', 'training'],
        ...drawing.stations.flatMap((station) =>
          ['night', 'day'].map((shift) => ['carer', shift, idOf(station), 'yearly']),
        ),
      ];
    case 'times':
      return [['item', 'shift', 'n', 'mean', 'sd', 'source'], ...STEPS.map((item) => [item, 'night', '', '', '', ''])];
  }
}
