/** Residents and roster in a scenario file. */
import { z } from 'zod';
import { clockTime, id, localText, seconds, share } from './atoms.js';
import { DEVICE_KINDS, MOBILITY_CLASSES, POSTS, TRAINING } from './kinds.js';

export const resident = z.strictObject({
  id,
  bed: id,
  mobility: z.enum(MOBILITY_CLASSES),
  asleep: z.boolean().optional().describe('At the start; drawn from the time of day if missing.'),
  speed: z.number().positive().max(3).optional().describe('Own walking speed on the level, m/s; drawn if missing.'),
  preMovement: seconds.optional().describe('Own pre-movement time after the alarm reaches them, s; drawn if missing.'),
  device: z
    .enum(['none', ...DEVICE_KINDS])
    .optional()
    .describe('What they are moved with; by mobility class if missing.'),
  preparation: seconds.optional().describe('Measured time to prepare and transfer this resident, s; drawn if missing.'),
  group: id
    .optional()
    .describe('Residents with the same group walk together: at the pace of the slowest, and they wait for each other.'),
});

export const residentGroup = z.strictObject({
  count: z.number().int().min(0).max(20_000),
  shares: z
    .strictObject({ selfCaring: share, partlyDependent: share, fullyDependent: share })
    .describe('Shares of the care levels; they add up to 1.'),
  drawnWith: z
    .enum(['scenario', 'run'])
    .optional()
    .describe('"scenario": the same people in every run (default); "run": new people with each seed.'),
});

export const residents = z.union([z.array(resident).max(20_000), residentGroup]);

export const staffMember = z.strictObject({
  id,
  name: localText.optional(),
  post: z.enum(POSTS),
  station: id.describe('Where they are at the start.'),
  training: z.enum(TRAINING).optional().describe('Fire training; "yearly" if missing.'),
  mayLift: z.boolean().optional().describe('May lift and move residents; by post if missing (carer, nurse: yes).'),
  absent: z.boolean().optional().describe('On the list but not there tonight.'),
  speed: z
    .number()
    .positive()
    .max(4)
    .optional()
    .describe('Own unloaded walking speed on the level, m/s; drawn if missing.'),
  arrives: seconds
    .optional()
    .describe('Comes from elsewhere, so many seconds after being called; at their station from the start if missing.'),
});

export const shift = z.strictObject({
  from: clockTime,
  to: clockTime,
  staff: z.array(staffMember).max(2000),
});

export const roster = z.strictObject({
  shifts: z.record(id, shift).describe('Shifts by name; the one in force at incident.clock is used.'),
  onDuty: id.optional().describe('Use this shift whatever the time.'),
  controlRoomWatched: z.boolean().optional().describe('Somebody watches the fire-alarm panel; true if missing.'),
});
