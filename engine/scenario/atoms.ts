/** The small values a scenario file is made of. */
import { z } from 'zod';

export const FORMAT_VERSION = 1;

/** Letters of any script, digits, `-`, `_`; at most 64 characters; compared in NFC. */
export const ID_PATTERN = /^[\p{L}\p{N}_-]{1,64}$/u;

/** Unique for its kind. */
export const id = z
  .string()
  .regex(ID_PATTERN)
  .describe('Id: letters of any script, digits, "-" and "_", at most 64 characters, unique for its kind.');
export const seconds = z.number().min(0).max(604_800);
export const metres = z.number().min(-10_000).max(10_000);
export const length = z.number().positive().max(10_000);
export const share = z.number().min(0).max(1);
export const point = z.tuple([metres, metres]).describe('[x, y] in metres; x east, y north.');

export const localText = z
  .union([
    z.string().min(1).max(2000),
    z.strictObject({ 'zh-CN': z.string().min(1).max(2000), en: z.string().min(1).max(2000) }),
  ])
  .describe('Words for people to read: one string, or one for each language.');

export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
  .describe('Local time of day, "02:00" or "21:14:30".');

/** A number with where it comes from; a bare number is an assumption of the scenario's author. */
export const sourcedNumber = z.union([
  z.number(),
  z.strictObject({
    value: z.number(),
    source: z.string().max(400),
    confidence: z.enum(['R', 'S', 'K', 'k', 'U', 'D', 'measured']),
  }),
]);
