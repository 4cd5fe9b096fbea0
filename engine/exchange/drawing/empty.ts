/** What a drawing begins with, and how its things are listed: without the schema, for pages. */
import type { Drawing } from './document.js';

/** The lists of things with a key. */
export const DRAWING_LISTS = [
  'rooms',
  'walls',
  'doors',
  'beds',
  'stations',
  'stores',
  'stairs',
  'lifts',
  'links',
  'residents',
  'toDo',
] as const;
export type DrawingList = (typeof DRAWING_LISTS)[number];

/** Floor to floor of a new storey, m. Assumption, U; shown, and changed where it is drawn. */
export const STOREY_HEIGHT = 3;

/** An empty drawing of one storey, the ground floor. */
export const emptyDrawing = (drawingId: string, title: string): Drawing => ({
  format: 'anshu-drawing',
  version: 1,
  id: drawingId,
  name: title,
  next: 1,
  storeys: [{ id: 'L01', name: '', elevation: 0, height: STOREY_HEIGHT, picture: null }],
  compartments: [],
  rooms: [],
  walls: [],
  doors: [],
  beds: [],
  stations: [],
  stores: [],
  stairs: [],
  lifts: [],
  links: [],
  bedside: null,
  residents: [],
  roster: null,
  plan: null,
  incident: null,
  fireRoom: null,
  parameters: {},
  toDo: [],
});
