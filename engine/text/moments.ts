/** Moments of a run as on a stopwatch. */

/** Minutes and seconds after the start, to the nearest second: "6:10", "121:25". */
export function formatMoment(seconds: number): string {
  const whole = Math.floor(seconds + 0.5);
  const s = whole % 60;
  return `${Math.floor(whole / 60)}:${s < 10 ? '0' : ''}${s}`;
}
