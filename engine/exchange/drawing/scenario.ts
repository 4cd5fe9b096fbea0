/** A scenario of a drawing: what was drawn and listed, and a named beginning for everything else. */
import type { DrawnFacility, ResidentEntry, ScenarioFile } from '../../scenario/schema.js';
import { Ids } from '../import/ids.js';
import { assumedStations } from '../import/scenario.js';
import { starterScenario } from '../starter.js';
import { compile, type Compiled } from './compile.js';
import type { Drawing } from './document.js';

export interface DrawnScenario extends Compiled {
  /** null while there is a fault. */
  file: ScenarioFile | null;
}

/** The scenario as a file; it is checked as any other when it is opened. */
export function scenarioOfDrawing(drawing: Drawing): DrawnScenario {
  const compiled = compile(drawing);
  if (compiled.problems.some(({ level }) => level === 'fault')) return { ...compiled, file: null };
  const { facility, ids } = compiled;
  const drawn: DrawnFacility = {
    ...facility,
    stations: [...(facility.stations ?? []), ...assumedStations(facility).map(({ station }) => station)],
  };
  const name = { 'zh-CN': drawing.name, en: drawing.name };
  const begin = starterScenario({ id: drawing.id, name, facility: drawn, drawn });
  const residents = residentsOf(drawing, facility, ids);
  const fire = drawing.fireRoom === null ? undefined : ids.get(drawing.fireRoom);
  const incident = drawing.incident ?? begin.incident;
  const there = facility.spaces.some(({ id }) => id === fire);
  const { variants, ...rest } = begin;
  return {
    ...compiled,
    file: {
      ...rest,
      ...(drawing.classes === undefined ? {} : { classes: drawing.classes }),
      residents: residents.length > 0 ? residents : begin.residents,
      roster: drawing.roster ?? begin.roster,
      plan: drawing.plan ?? begin.plan,
      incident: fire !== undefined && there ? { ...incident, space: fire } : incident,
      ...(Object.keys(drawing.parameters).length === 0 ? {} : { model: { parameters: drawing.parameters } }),
      // The beginning's variants change the beginning's roster.
      ...(drawing.roster === null ? { variants } : {}),
    },
  };
}

function residentsOf(drawing: Drawing, facility: DrawnFacility, ids: ReadonlyMap<string, string>): ResidentEntry[] {
  const beds = new Set((facility.beds ?? []).map(({ id }) => id));
  const own = new Ids();
  return drawing.residents.flatMap(({ key, bed, name, ...profile }) => {
    const bedId = ids.get(bed);
    if (bedId === undefined || !beds.has(bedId)) return [];
    return [{ ...profile, id: own.of(name === '' ? bedId : name, key), bed: bedId }];
  });
}
