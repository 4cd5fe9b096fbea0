/** What somebody bears of gas and heat. */
import { exp } from '../math.js';
import type { Stream } from '../random.js';
import type { PersonRecord } from '../world/model.js';
import type { ParameterOf } from './speeds.js';

/**
 * Doses that incapacitate somebody. Of gas: log-normal, `exposure.threshold.<kind>.*`; of heat: one value for all.
 * @param stream null: the median
 */
export function drawTolerance(
  kind: PersonRecord['kind'],
  parameter: ParameterOf,
  stream: Stream | null,
): Pick<PersonRecord, 'toleranceGas' | 'toleranceHeat'> {
  const median = parameter(`exposure.threshold.${kind}.median`);
  const sigma = parameter(`exposure.threshold.${kind}.sigma`);
  return {
    toleranceGas: stream === null ? median : median * exp(sigma * stream.normal(0, 1)),
    toleranceHeat: parameter(`exposure.threshold.heat.${kind}`),
  };
}
