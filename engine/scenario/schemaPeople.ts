/** Residents and roster in a scenario file. */
import { z } from 'zod';
import { clockTime, id, localText, seconds, share } from './atoms.js';
import { DEVICE_KINDS, MEANS, MOBILITY_CLASSES, POSTS, TRAINING } from './kinds.js';
import { zone } from './zone.js';

export const HEARING = ['good', 'hardOfHearing', 'deaf'] as const;
export const SIGHT = ['good', 'poor', 'blind'] as const;
export const ATTACHED_EQUIPMENT = ['oxygen', 'drip', 'feedingPump'] as const;

export const cognition = z.strictObject({
  guiding: z
    .boolean()
    .optional()
    .describe('Has to be led, even where they could walk by themselves; only the class dementiaGuided if missing.'),
  resists: share
    .optional()
    .describe('Chance that they refuse when they are fetched, so that it takes another attempt (at most three).'),
  turnsBack: share
    .optional()
    .describe('Chance that they walk back to their room from the place of safety when nobody of staff is with them.'),
});

const spread = z
  .strictObject({
    mean: z.number().positive(),
    sd: z.number().min(0),
    min: z.number().positive().optional(),
    max: z.number().positive().optional(),
  })
  .describe('Normal, cut off at min and max (mean ± 2 sd if missing).');

export const personClass = z
  .strictObject({
    id,
    name: localText,
    like: z
      .enum(MOBILITY_CLASSES)
      .describe('Mobility class they behave as, and whose values hold where this class is silent.'),
    source: z.string().min(1).max(500).optional().describe('Where the values come from; an assumption if missing.'),
    speed: z
      .strictObject({ level: spread, down: spread.optional(), up: spread.optional() })
      .optional()
      .describe('Own walking speeds, m/s; on stairs along the slope, in proportion to those of "like" if missing.'),
    preMovement: z
      .strictObject({ mean: z.number().positive().max(86_400), sd: seconds })
      .optional()
      .describe('Pre-movement time after the alarm reaches them, s, log-normal.'),
    asleep: share.optional().describe('Share who are asleep at the start.'),
    hears: share
      .optional()
      .describe('Share whom the alarm alone sets off; the others go when somebody comes and tells them.'),
    level: z
      .enum(['none', ...MEANS])
      .optional()
      .describe('What they are moved with on the level; "none": walk alone.'),
    stairs: z
      .enum(['none', ...MEANS])
      .optional()
      .describe('… where the way has stairs.'),
    helpers: z
      .strictObject({
        level: z.number().int().min(1).max(8).optional(),
        stairs: z.number().int().min(1).max(8).optional(),
      })
      .optional(),
    preparation: seconds.optional().describe('Time to prepare one of them, s; by the means if missing.'),
  })
  .describe('Own class of people, of a home that is not for the elderly only.');

export const resident = z.strictObject({
  id,
  bed: id,
  mobility: z.enum(MOBILITY_CLASSES).optional().describe('Needed where no "class" is given.'),
  class: id.optional().describe('Own class of people of the scenario\'s "classes".'),
  asleep: z.boolean().optional().describe('At the start; drawn from the time of day if missing.'),
  speed: z.number().positive().max(3).optional().describe('Own walking speed on the level, m/s; drawn if missing.'),
  preMovement: seconds.optional().describe('Own pre-movement time after the alarm reaches them, s; drawn if missing.'),
  device: z
    .enum(['none', ...DEVICE_KINDS, 'blanketDrag', 'twoPersonCarry', 'arms'])
    .optional()
    .describe('What they are moved with; by mobility class if missing.'),
  preparation: seconds.optional().describe('Measured time to prepare and transfer this resident, s; drawn if missing.'),
  cognition: cognition.optional(),
  hearing: z
    .enum(HEARING)
    .optional()
    .describe('Whether the alarm reaches who walks by themselves; "hardOfHearing" only matters while asleep.'),
  sight: z.enum(SIGHT).optional().describe('"blind": walks with somebody who leads; "poor": walks slower.'),
  equipment: z
    .array(z.enum(ATTACHED_EQUIPMENT))
    .max(6)
    .optional()
    .describe('Attached to it; each has to be taken off before they are moved.'),
  helpers: z
    .strictObject({
      level: z.number().int().min(1).max(8).optional(),
      stairs: z.number().int().min(1).max(8).optional(),
    })
    .optional()
    .describe('How many of staff they need on the level and on stairs; by the plan, class and device if missing.'),
  buddy: id.optional().describe('Member of staff who fetches them where the plan orders by "buddy".'),
  exitsKnown: z
    .array(id)
    .min(1)
    .max(50)
    .optional()
    .describe(
      'Exits they know (openings from indoors to the open or outside): by these they leave by themselves, by others only if none of them can be reached, or once staff have told them; all if missing.',
    ),
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
  lastDrill: z
    .number()
    .min(0)
    .max(60)
    .optional()
    .describe(
      'Years since their last drill, where "training" is missing: up to 0.1 "monthly", up to 1 "yearly", else "none".',
    ),
  zones: z
    .array(zone)
    .min(1)
    .max(50)
    .optional()
    .describe('Zones they look after: these first where the plan orders by "ownZone".'),
  canUse: z
    .array(z.enum(DEVICE_KINDS))
    .max(6)
    .optional()
    .describe('Devices from stores they can work; all if missing.'),
  mayWatchPanel: z.boolean().optional().describe('May read and answer the fire-alarm panel; true if missing.'),
  strength: z
    .number()
    .min(0.3)
    .max(2)
    .optional()
    .describe('Share of the usual speed when carrying somebody on stairs; 1 if missing. The weakest of a team counts.'),
});

export const outsideHelp = z
  .strictObject({
    microStation: z
      .strictObject({
        people: z
          .number()
          .int()
          .min(1)
          .max(50)
          .describe('How many come; the standard asks for six with a control room, else four.'),
        station: id.describe('Where they enter.'),
        arrives: seconds
          .optional()
          .describe('After the general alarm, s; 180 if missing (on the scene within 3 minutes).'),
        training: z.enum(TRAINING).optional().describe('"monthly" if missing.'),
        mayLift: z.boolean().optional().describe('true if missing.'),
      })
      .optional()
      .describe('Micro fire station.'),
    brigade: z
      .strictObject({
        travel: seconds.describe('From the call to the scene, s.'),
        setUp: seconds.describe('From the scene to the first step into the building, s.'),
        station: id.describe('Where they enter.'),
        teams: z.number().int().min(1).max(50).describe('Teams that enter.'),
        teamSize: z
          .number()
          .int()
          .min(1)
          .max(8)
          .optional()
          .describe('Firefighters in a team, who stay together; 2 if missing.'),
        attackTeams: z
          .number()
          .int()
          .min(0)
          .max(50)
          .optional()
          .describe('Of them, teams that fight the fire; 1 if missing. The others rescue.'),
        lifts: z
          .array(id)
          .min(1)
          .max(200)
          .optional()
          .describe(
            "Firefighters' lifts they take over once inside: up to where they work and down again, nobody else rides without them; by the stairs if missing.",
          ),
        hoseStair: id.optional().describe('Stair in which hoses lie from then on: everybody else is slower there.'),
      })
      .optional()
      .describe('Fire brigade; comes after the call to it.'),
  })
  .describe('Help from outside, beside staff who come when called ("arrives").');

export const turnover = z
  .strictObject({
    rate: z.number().min(0).max(5).describe('Leavers a year per head: 0.4 for forty per cent a year.'),
    lastDrill: z.number().min(0).max(60).describe('Years since the drill everybody took part in.'),
  })
  .describe('Undrilled share 1 - exp(-rate × years): who is undrilled is drawn for each run and counts as "new".');

export const shift = z.strictObject({
  from: clockTime,
  to: clockTime,
  staff: z.array(staffMember).max(2000),
});

export const roster = z.strictObject({
  shifts: z.record(id, shift).describe('Shifts by name; the one in force at incident.clock is used.'),
  onDuty: id.optional().describe('Use this shift whatever the time.'),
  handover: seconds
    .max(14_400)
    .optional()
    .describe(
      'The shift before stays, and the next comes, so many seconds early or late; shifts change during the run if given.',
    ),
  turnover: turnover.optional(),
  outside: outsideHelp.optional(),
  trueAlarmShare: share
    .optional()
    .describe(
      'Share of the alarms of the last year that were real. Who hears an alarm believes it with this chance, else takes it for another false one; 1 if missing.',
    ),
  controlRoomWatched: z.boolean().optional().describe('Somebody watches the fire-alarm panel; true if missing.'),
});
