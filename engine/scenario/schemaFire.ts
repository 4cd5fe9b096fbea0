/** What burns, and what protects the building, in a scenario file. Without a fire no smoke is computed. */
import { z } from 'zod';
import { id, length, point, seconds } from './atoms.js';

export const BURNING_ITEMS = [
  'bedding',
  'beddingTreated',
  'polystyrene',
  'battery',
  'laundry',
  'electricalCabinet',
  'kitchen',
] as const;
export const GROWTH_CLASSES = ['slow', 'medium', 'fast', 'ultraFast'] as const;

export const fire = z.strictObject({
  item: z
    .enum(BURNING_ITEMS)
    .describe(
      'What burns first, in the space of the incident. Growth, peak and yields follow from it (anshu parameters).',
    ),
  growth: z.enum(GROWTH_CLASSES).optional().describe("Growth as time squared, by class; the item's if missing."),
  peak: z.number().positive().max(50_000).optional().describe("Highest heat release, kW; the item's if missing."),
  energy: z.number().positive().max(1e6).optional().describe("Heat it can release in all, MJ; the item's if missing."),
  at: point.optional().describe('Where it burns, for the distance to detectors; the middle of the space if missing.'),
  smouldering: z
    .strictObject({
      duration: seconds.describe('From the start of the incident to flames, s.'),
      massLossRate: z
        .number()
        .positive()
        .max(0.01)
        .optional()
        .describe('At the end of it, kg/s; it grows steadily from 0. 0.0001 if missing.'),
    })
    .optional()
    .describe('A slow beginning without flames: much smoke, little heat. None if missing.'),
  spreadsTo: z
    .strictObject({
      void: id.describe(
        'The ceiling void it spreads to once flames or heat reach its ceiling; one of protection.voids.',
      ),
      item: z.enum(BURNING_ITEMS).optional().describe('What burns there; "polystyrene" if missing.'),
      peak: z.number().positive().max(50_000).optional().describe('Highest heat release there, kW.'),
    })
    .optional(),
});

export const protection = z.strictObject({
  smokeDetectors: z
    .enum(['none', 'corridors', 'everywhere'])
    .optional()
    .describe('Where smoke detectors hang that give the alarm at the panel; "everywhere" if missing.'),
  detectorsMissing: z.array(id).max(5000).optional().describe('Spaces whose smoke detector is missing or broken.'),
  sprinklers: z
    .enum(['none', 'present', 'failed'])
    .optional()
    .describe('"none" if missing. "failed": they are there and give no water.'),
  doorClosers: z
    .enum(['working', 'disabled'])
    .optional()
    .describe(
      '"disabled": self-closing doors stay as they are left; held-open doors are not released. "working" if missing.',
    ),
  wedged: z.array(id).max(5000).optional().describe('Openings that are wedged open.'),
  openAtStart: z
    .union([z.literal('bedrooms'), z.array(id).max(5000)])
    .optional()
    .describe(
      'Doors that stand open at the start: those named, or all bedroom doors. None but held-open ones if missing.',
    ),
  voids: z
    .array(
      z.strictObject({
        id,
        spaces: z.array(id).min(1).max(500).describe('Spaces whose ceiling it lies above.'),
        height: length.max(5).optional().describe('Height of the void, m; 0.5 if missing.'),
        sealed: z
          .boolean()
          .optional()
          .describe('true: walls go up to the slab, so that it joins nothing. false if missing.'),
      }),
    )
    .max(200)
    .optional()
    .describe('Ceiling voids that reach over several spaces: an unsealed edge joins what the plan shows as apart.'),
  exhaust: z
    .array(
      z.strictObject({
        id,
        space: id,
        flow: z.number().positive().max(500).describe('m3/s'),
        starts: z.enum(['start', 'panelAlarm']).optional().describe('"panelAlarm" if missing.'),
      }),
    )
    .max(200)
    .optional()
    .describe('Mechanical smoke exhaust, at the ceiling.'),
  pressurisedStairs: z
    .array(
      z.strictObject({
        stair: id,
        flow: z.number().positive().max(500).describe('Air blown in from outdoors, m3/s in all.'),
        starts: z.enum(['start', 'panelAlarm']).optional().describe('"panelAlarm" if missing.'),
      }),
    )
    .max(50)
    .optional(),
  leakage: z
    .enum(['tight', 'average', 'loose'])
    .optional()
    .describe('Of outer walls with their windows shut; "average" if missing.'),
  linings: z
    .enum(['gypsum', 'concrete'])
    .optional()
    .describe('Of walls and ceilings; "concrete" if missing. Floors and stairs are concrete.'),
  ceilingHeight: length
    .max(30)
    .optional()
    .describe('Clear height of rooms, m; the height of the storey less slab and finishes if missing.'),
});
