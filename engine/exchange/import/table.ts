/** Tables of rooms: the drawing that `facility/table` makes of them, with what it filled in as things to find out. */
import { buildFacility } from '../../facility/build.js';
import { facilityFromTable, parseTable } from '../../facility/table.js';
import type { DrawnFacility } from '../../scenario/schema.js';
import { ImportReport } from './report.js';

/** @throws ScenarioError with every problem of the table, by line and column */
export function tableBuilding(csv: string): { facility: DrawnFacility; report: ImportReport } {
  const { facility, notes } = facilityFromTable(parseTable(csv));
  buildFacility(facility);
  const report = new ImportReport('table');
  for (const { line, code, parameters } of notes)
    report.findOut('tableNote', { ...parameters, note: code }, line === null ? {} : { line });
  report.took('storeys', facility.storeys.length);
  report.took('spaces', facility.spaces.length);
  report.took('exits', facility.openings.filter((o) => o.between[1] === 'outside').length);
  report.took('openings', facility.openings.filter((o) => o.between[1] !== 'outside').length);
  report.took('beds', facility.beds?.length ?? 0);
  report.took('stairs', new Set(facility.spaces.flatMap((space) => space.stair ?? [])).size);
  report.took('stations', facility.stations?.length ?? 0);
  return { facility, report };
}
