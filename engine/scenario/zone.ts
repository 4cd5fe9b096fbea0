/** A part of the building in a scenario file. */
import { z } from 'zod';
import { id } from './atoms.js';

/** Where, said relative to the incident or by name. */
export const zone = z.union([
  z.strictObject({ all: z.literal(true) }),
  z
    .strictObject({
      storey: z.union([z.literal('incident'), id]),
      offset: z.number().int().min(-100).max(100).optional().describe('So many storeys above (+) or below (-) it.'),
    })
    .describe('A storey: by name, or that of the incident.'),
  z.strictObject({ compartment: z.union([z.literal('incident'), id]) }),
  z.strictObject({ spaces: z.array(z.union([z.literal('incident'), id])).min(1) }),
]);
