/** What a care profile changes: equipment, helpers, hearing, sight, guiding, refusing, walking back. */
import { describe, expect, it } from 'vitest';
import type { ResidentEntry, Scenario } from '../../../engine/scenario/schema.js';
import { OUTCOMES } from '../../../engine/world/codes.js';
import { runWard } from '../../fixtures/ward.js';

const WAY = 31;

const profile = (entry: Partial<ResidentEntry>) => (scenario: Scenario) => {
  scenario.residents = [{ ...(scenario.residents as ResidentEntry[])[0], ...entry }];
};

describe('a care profile', () => {
  it('oxygen and a drip are taken off first: 30 s each', () => {
    const { at } = runWard({
      residents: [{ mobility: 'wheelchairAssisted' }],
      carers: 1,
      change: profile({ equipment: ['oxygen', 'drip'] }),
    });
    expect(at('equipmentDetached')).toBeCloseTo(10 + 60, 6);
    expect(at('moveStarted')).toBeCloseTo(10 + 60 + 50, 6);
  });

  it('who needs two waits for two', () => {
    const { at } = runWard({
      residents: [{ mobility: 'wheelchairAssisted' }],
      carers: 2,
      change: (s) => {
        profile({ helpers: { level: 2 } })(s);
        s.facility.stations!.push({ id: 'far', kind: 'carerStation', space: 'corridor', at: [26, 2] });
        s.roster.shifts.night.staff[1].station = 'far';
      },
    });
    expect(at('preparationStarted')).toBeCloseTo(10 + 25, 6);
    // Two get somebody into a wheelchair in 40 s.
    expect(at('moveStarted')).toBeCloseTo(10 + 25 + 40, 6);
  });

  it('somebody blind who walks is led, at most 0.9 m/s times 0.9', () => {
    const { at } = runWard({
      residents: [{ mobility: 'independent' }],
      carers: 1,
      change: profile({ sight: 'blind', speed: 1.2 }),
    });
    expect(at('residentSheltered') - at('moveStarted')).toBeCloseTo(WAY / (0.9 * 0.9), 6);
  });

  it('who has to be led is not told to go alone', () => {
    const { at } = runWard({
      residents: [{ mobility: 'independent' }],
      carers: 1,
      change: profile({ cognition: { guiding: true } }),
    });
    // Awake: no waking; dressed and led.
    expect(at('moveStarted')).toBeCloseTo(10 + 30, 6);
  });

  it('a deaf resident goes when told in person, never by the alarm', () => {
    const deaf = profile({ hearing: 'deaf', preMovement: 5 });
    const told = runWard({ residents: [{ mobility: 'independent' }], carers: 1, change: deaf });
    expect(told.at('moveStarted')).toBeCloseTo(10 + 8 + 60, 6);
    const alone = runWard({
      residents: [{ mobility: 'independent' }],
      carers: 1,
      change: (s) => {
        deaf(s);
        s.plan.phases[0].knock = false;
      },
    });
    expect(OUTCOMES[alone.simulation.world.people.outcome[0]]).toBe('remaining');
    expect(alone.simulation.world.endReason).toBe('settled');
  });

  it('who refuses is persuaded once more, three times at the most', () => {
    const { events } = runWard({
      residents: [{ mobility: 'dementiaGuided' }],
      carers: 1,
      change: (s) => {
        profile({ cognition: { resists: 1, turnsBack: 0 } })(s);
        s.model!.randomness = true;
      },
    });
    expect(events.filter((e) => e.code === 'refused').length).toBe(3);
    expect(events.some((e) => e.code === 'residentSheltered')).toBe(true);
  });

  describe('who turns back', () => {
    // The only carer has a second resident to fetch from far away, so the refuge is unattended for minutes.
    const night = (supervised: boolean) =>
      runWard({
        residents: [{ mobility: 'dementiaGuided' }, { mobility: 'bedridden' }, { mobility: 'bedridden' }],
        carers: supervised ? 2 : 1,
        change: (s) => {
          const list = s.residents as ResidentEntry[];
          list[0].cognition = { turnsBack: 1, resists: 0 };
          s.model!.randomness = true;
          s.model!.parameters = { 'time.restless.night.mean': 20, 'time.restless.night.sd': 0 };
          if (supervised) s.plan.duties = [{ id: 'stay', kind: 'supervise', trigger: { after: 'start', delay: 10 } }];
        },
      });

    it('walks back where nobody is with them, and is fetched again', () => {
      const { events, simulation } = night(false);
      const back = events.filter((e) => e.code === 'wanderedBack');
      expect(back.length).toBe(1);
      expect(events.filter((e) => e.code === 'residentSheltered' && e.person === 'r0').length).toBe(2);
      const { people, endReason } = simulation.world;
      expect(endReason).toBe('settled');
      expect(Array.from(people.outcome.subarray(0, 3), (o) => OUTCOMES[o])).toEqual(Array(3).fill('sheltered'));
    });

    it('stays where somebody of staff stays with them', () => {
      const { events } = night(true);
      expect(events.some((e) => e.code === 'wanderedBack')).toBe(false);
    });
  });
});
