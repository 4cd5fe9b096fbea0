/**
 * Facts of the building that a drawing does not show, for the check against building rules. They change no run.
 * What is left out is reported as "not stated", never taken as met.
 */
import { z } from 'zod';
import { id, length, localText, point } from './atoms.js';
import { date } from './schemaDocument.js';

const metresOf = z.number().min(0).max(100_000);
const flag = z.boolean().optional();

export const STAIR_TYPES = ['open', 'openToGallery', 'enclosed', 'smokeProof', 'outdoor'] as const;
export const ROOM_USES = [
  'gas',
  'electrical',
  'boiler',
  'store',
  'evacuation',
  'bedroom',
  'office',
  'kitchen',
  'other',
] as const;

export const buildingFacts = z
  .strictObject({
    built: date.optional().describe('When it was finished: it is judged by the code of that day.'),
    approved: flag.describe('It has a construction approval.'),
    height: metresOf.optional().describe('Building height by the code, m; from the drawing if missing.'),
    totalArea: metresOf.optional().describe('Total floor area, m2; from the drawing if missing.'),
    standAlone: flag.describe('false: part of another building; true if missing.'),
    gapBetween: z
      .strictObject({
        wallHours: z.number().min(0).max(10),
        floorHours: z.number().min(0).max(10),
        doorClass: z.enum(['A', 'B', 'C', 'none']),
      })
      .optional()
      .describe('What separates it from the rest of a combined building.'),
    fireResistanceClass: z.number().int().min(1).max(4).optional(),
    brigadeDistance: metresOf.optional().describe('Way of the fire brigade, m.'),
    sprinklers: z.enum(['full', 'partial', 'none']).optional(),
    alarm: z
      .strictObject({
        kind: z.enum(['system', 'standAlone', 'none']),
        roomsWithout: z.array(id).max(20_000).optional().describe('Rooms and corridors without a detector or sounder.'),
      })
      .optional(),
    electricalMonitoring: flag.describe('Electrical-fire monitoring of the loads that are no fire loads.'),
    hoseReelSpacing: metresOf.optional(),
    emergencyLight: z
      .strictObject({
        corridor: z.number().min(0).max(1000),
        refuge: z.number().min(0).max(1000),
        stair: z.number().min(0).max(1000),
        hours: z.number().min(0).max(24),
      })
      .optional()
      .describe('Least illuminance on the floor, lx, and how long it lasts, h.'),
    exitSigns: z
      .strictObject({
        spacing: metresOf,
        deadEnd: metresOf,
        corner: metresOf,
        height: metresOf,
      })
      .optional()
      .describe('Largest distances of signs along corridors, to dead ends and corners; height above the floor. m.'),
    insulation: z.enum(['A', 'B1', 'B2', 'none']).optional().describe('Class of the exterior insulation.'),
    combustiblePanels: flag.describe('Panels with a combustible core where people are.'),
    combustibleFinishes: flag.describe('Large areas of combustible finishes.'),
    ceilingVoids: z
      .array(z.array(id).min(1).max(5000))
      .max(1000)
      .optional()
      .describe('Ceiling voids, each as the spaces it runs over without a wall up to the slab; empty: none open.'),
    masks: z.number().int().min(0).max(100_000).optional().describe('Simple gas masks kept.'),
    stairs: z
      .array(z.strictObject({ id, type: z.enum(STAIR_TYPES), curved: flag }))
      .max(500)
      .optional(),
    lifts: z
      .array(
        z.strictObject({
          id,
          use: z.enum(['ordinary', 'fire']),
          load: z.number().min(0).max(10_000).describe('kg'),
          car: z.tuple([length.max(10), length.max(10)]).describe('Clear width and depth, m.'),
          topTime: z.number().min(0).max(1000).optional().describe('From the lowest to the top storey, s.'),
          stopsEveryStorey: flag,
          stretcher: flag.describe('A stretcher fits.'),
          accessible: flag,
          waitingDepth: metresOf.optional(),
          lobby: id.optional().describe('Space of its lobby on a storey.'),
          smokeProtected: flag.describe('Lift hall or lobby keeps smoke out.'),
          compartment: id.optional(),
        }),
      )
      .max(200)
      .optional()
      .describe('Where lifts are drawn (facility.lifts): of those, and with the use and load drawn there.'),
    refuges: z
      .array(
        z.strictObject({
          space: id,
          wallHours: z.number().min(0).max(10).optional(),
          smokeControl: flag.describe('Openable fire window of class B, or mechanical.'),
          phone: flag.describe('Phone and broadcast.'),
          sign: flag,
        }),
      )
      .max(2000)
      .optional(),
    openGalleries: z
      .array(id)
      .max(2000)
      .optional()
      .describe('Spaces that are open galleries or terraces joined to a stair.'),
    linkGalleries: flag.describe('Galleries above 32 m link bedrooms to a stair or an outdoor place.'),
    careUnits: z
      .array(z.strictObject({ id, name: localText.optional(), spaces: z.array(id).min(1).max(5000), dementia: flag }))
      .max(1000)
      .optional(),
    obstacles: z
      .array(z.strictObject({ space: id, at: point, takes: metresOf.describe('Of the clear width, m.') }))
      .max(5000)
      .optional()
      .describe('Seats, pipes, open leaves and things on walls in the way.'),
    uses: z
      .array(z.strictObject({ space: id, builtAs: z.enum(ROOM_USES), usedAs: z.enum(ROOM_USES) }))
      .max(5000)
      .optional()
      .describe('Rooms used as something else than they were built as.'),
    entrances: z
      .array(z.strictObject({ opening: id, revolving: flag, rampSlope: z.number().min(0).max(1).optional() }))
      .max(100)
      .optional(),
    ramps: z
      .array(z.strictObject({ space: id, slope: z.number().min(0).max(1), rise: metresOf, width: metresOf }))
      .max(500)
      .optional(),
    ambulanceRoute: flag.describe('Corridor, stretcher lift, lobby and vehicle stop are joined without a break.'),
    refugeFloors: z.array(id).max(50).optional().describe('Storeys that are refuge floors.'),
    local: z
      .array(
        z.strictObject({
          rule: z.string().regex(/^BR-\d{2}$/),
          threshold: z.number(),
          source: z.string().min(1).max(300),
          clause: z.string().max(200),
        }),
      )
      .max(100)
      .optional()
      .describe('Thresholds of the province, the city or the owner in place of the national ones.'),
  })
  .describe('Facts that a drawing does not show. They change no run; the check against building rules reads them.');
