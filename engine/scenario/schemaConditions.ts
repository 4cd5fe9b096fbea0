/** The air as it is given in a scenario file: values over time by space, or results of another fire model to be read. */
import { z } from 'zod';
import { id, seconds } from './atoms.js';

/** Rows of a table at most: a step of 1 s for more than a day. */
const MOST_ROWS = 100_000;

const fraction = z.array(z.number().min(0).max(1)).min(1).max(MOST_ROWS);

/** One value each time, or a single one for all times. What is missing is as in clean air of 20 °C. */
export const gasSeries = z
  .strictObject({
    temperature: z.array(z.number().min(-60).max(2000)).min(1).max(MOST_ROWS).optional().describe('°C'),
    extinction: z
      .array(z.number().min(0).max(10_000))
      .min(1)
      .max(MOST_ROWS)
      .optional()
      .describe('Extinction coefficient, 1/m, base e: visibility of reflecting signs is 3 over it.'),
    carbonMonoxide: fraction.optional().describe('Volume fraction, 0 … 1.'),
    carbonDioxide: fraction.optional().describe('Volume fraction, 0 … 1.'),
    oxygen: fraction.optional().describe('Volume fraction, 0 … 1.'),
    hydrogenCyanide: fraction.optional().describe('Volume fraction, 0 … 1.'),
    radiantFlux: z
      .array(z.number().min(0).max(1000))
      .min(1)
      .max(MOST_ROWS)
      .optional()
      .describe('Radiant heat on skin, kW/m2; from the upper layer where there are layers, if missing.'),
  })
  .describe('One value for each of `times`, or a single one for all of them; straight lines between.');

const times = z
  .array(seconds)
  .min(1)
  .max(MOST_ROWS)
  .describe(
    's after the start of the incident, ascending. Before the first and after the last the nearest values hold.',
  );

/** One space: two layers whose border moves, or values at one or more fixed heights. */
export const givenSpace = z.union([
  z
    .strictObject({
      space: id,
      times,
      layerHeight: z
        .array(z.number().min(0).max(200))
        .min(1)
        .max(MOST_ROWS)
        .describe("Height of the smoke layer's lower edge above the floor, m."),
      lower: gasSeries,
      upper: gasSeries,
    })
    .describe('Two layers.'),
  z
    .strictObject({
      space: id,
      times,
      levels: z
        .array(z.strictObject({ height: z.number().min(0).max(200).describe('Above the floor, m.'), gas: gasSeries }))
        .min(1)
        .max(100),
    })
    .describe('Values at fixed heights, ascending; straight lines between them. One alone holds at every height.'),
]);

const fileName = z.string().min(1).max(300);

/** Files are read when the scenario is opened; a recording carries what was read. */
export const conditions = z.union([
  z.strictObject({ spaces: z.array(givenSpace).min(1).max(50_000) }).describe('Values in the file itself.'),
  z
    .strictObject({
      cfast: z.strictObject({
        compartments: fileName.describe('The "_compartments.csv" that CFAST 7 or 8 writes.'),
        rooms: z
          .record(id, z.array(id).min(1).max(1000))
          .describe('Compartment, by its name in the file or its number, → the spaces it stands for.'),
        start: z
          .number()
          .min(-604_800)
          .max(604_800)
          .optional()
          .describe('Time of the incident at which CFAST begins, s; 0 if missing.'),
      }),
    })
    .describe('Results of CFAST.'),
  z
    .strictObject({
      fds: z.strictObject({
        devices: z.array(fileName).min(1).max(100).describe('The "_devc.csv" files that FDS writes.'),
        places: z
          .array(
            z.strictObject({
              space: id,
              height: z.number().min(0).max(200).describe('Of the devices above the floor of the space, m.'),
              temperature: z.string().min(1).max(100).optional().describe('Name of the device; so for every quantity.'),
              extinction: z.string().min(1).max(100).optional(),
              carbonMonoxide: z.string().min(1).max(100).optional(),
              carbonDioxide: z.string().min(1).max(100).optional(),
              oxygen: z.string().min(1).max(100).optional(),
              hydrogenCyanide: z.string().min(1).max(100).optional(),
              radiantFlux: z.string().min(1).max(100).optional(),
            }),
          )
          .min(1)
          .max(50_000),
        start: z
          .number()
          .min(-604_800)
          .max(604_800)
          .optional()
          .describe('Time of the incident at which FDS begins, s; 0 if missing.'),
      }),
    })
    .describe('Results of FDS at points.'),
  z
    .strictObject({
      fdsSlices: z.strictObject({
        index: fileName.describe('The ".smv" that FDS writes; the slice files it names lie beside it.'),
        places: z
          .array(
            z.strictObject({
              space: id,
              height: z.number().min(0).max(200).describe('Of the point above the floor of the space, m.'),
              at: z.tuple([z.number(), z.number(), z.number()]).describe('The point in the coordinates of FDS, m.'),
            }),
          )
          .min(1)
          .max(50_000),
        start: z
          .number()
          .min(-604_800)
          .max(604_800)
          .optional()
          .describe('Time of the incident at which FDS begins, s; 0 if missing.'),
      }),
    })
    .describe('Slices of FDS, read at points. Not in the page: it is given texts only.'),
]);

export type GasSeries = z.infer<typeof gasSeries>;
export type GivenSpace = z.infer<typeof givenSpace>;
export type ConditionsInput = z.infer<typeof conditions>;
