/** Contrast of what the canvas shows, as axe tells it of the page around it: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (marks 3:1). */
import { describe, expect, it } from 'vitest';
import { contrast, luminance, PALETTES, type Palette } from '../../../viewer/stage/palette.js';

const TEXT = 4.5;
const MARK = 3;

const grounds = ({ floor, compartments, incident, ground }: Palette): Record<string, string> => ({
  ...floor,
  ...Object.fromEntries(compartments.map((color, i) => [`compartment ${i + 2}`, color])),
  incident,
  ground,
});

/** Every pair that stands out too little. */
const weak = (
  inks: Readonly<Record<string, string>>,
  floors: Readonly<Record<string, string>>,
  least: number,
): string[] =>
  Object.entries(inks).flatMap(([name, ink]) =>
    Object.entries(floors)
      .filter(([, floor]) => contrast(ink, floor) < least)
      .map(([floor, color]) => `${name} on ${floor}: ${contrast(ink, color).toFixed(2)}`),
  );

describe('contrast', () => {
  it('is that of WCAG: black on white 21, the same colour 1, and a published pair', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
    expect(contrast('#123456', '#123456')).toBe(1);
    expect(luminance('#ffffff')).toBeCloseTo(1, 9);
    // The grey that every guide names as the lightest for text on white.
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

describe.each(['light', 'dark'] as const)('on the canvas, %s', (theme) => {
  const palette = PALETTES[theme];
  it('text stands out from every floor and from its halo', () => {
    const inks = { ink: palette.ink, inkSoft: palette.inkSoft };
    expect(weak(inks, { ...grounds(palette), halo: palette.halo }, TEXT)).toEqual([]);
    expect(weak({ incidentInk: palette.incidentInk }, { ground: palette.ground, halo: palette.halo }, TEXT)).toEqual(
      [],
    );
    palette.ramp.forEach((step, i) =>
      expect(contrast(step, palette.rampInk[i]), `ramp ${i}`).toBeGreaterThanOrEqual(TEXT),
    );
  });
  it('marks of people stand out from every floor, and from their halo on maps and in smoke', () => {
    const { states, staff, halo } = palette;
    expect(weak({ ...states, staff }, grounds(palette), MARK)).toEqual([]);
    // On maps and in smoke what lies beside a mark is its halo.
    expect(weak({ ...states, staff }, { halo }, MARK)).toEqual([]);
  });
  it('walls, doors, bars and what is marked stand out', () => {
    const { wall, door, alert, select, trail, barRemaining, barSafety, ground, floor } = palette;
    expect(weak({ wall, door, alert, select, trail }, { ...floor, ground }, MARK)).toEqual([]);
    expect(weak({ barRemaining, barSafety }, { ground }, MARK)).toEqual([]);
  });
});
