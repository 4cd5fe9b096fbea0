/** A generated city: so many homes in so many districts, the same for the same seed. */
import { openStream } from '../../random.js';
import type { ScenarioFile } from '../../scenario/schema.js';
import { CITY_DISTRICTS, CITY_HOMES, CITY_VALUES } from './assumptions.js';
import { cityHome } from './home.js';

export { CITY_DISTRICTS, CITY_HOMES, CITY_VALUES } from './assumptions.js';

export interface CityHome {
  /** Names of folders: of its district, of the home in it. */
  district: string;
  id: string;
  scenario: ScenarioFile;
}

const padded = (n: number, digits: number): string => String(n).padStart(digits, '0');

/** Folder and name of a district. */
export const districtId = (number: number): string => `district-${padded(number, 2)}`;

/** Homes in the order of their numbers; one at a time, for a large city is more than fits at once. */
export function* generateCity(seed: string, homes = CITY_HOMES, districts = CITY_DISTRICTS): Generator<CityHome> {
  const without = Math.floor(homes * CITY_VALUES.withoutApproval.value + 0.5);
  const approved = openStream(seed, 'city', 'approval', 0).shuffle(
    Array.from({ length: homes }, (_, i) => i >= without),
  );
  for (let i = 0; i < homes; i++) {
    const id = `home-${padded(i + 1, 3)}`;
    const district = districtId(1 + openStream(seed, 'city-district', id, 0).integer(districts));
    yield { district, id, scenario: cityHome(seed, id, i + 1, approved[i]) };
  }
}
