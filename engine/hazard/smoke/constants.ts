/**
 * Physical constants and published coefficients of the smoke model, with source and confidence
 * (R read in the source, K known, D derived, U assumption). None was fitted to a reference run.
 */

/** Acceleration of free fall, m/s2. Standard value, K. */
export const GRAVITY = 9.80665;
/** Stefan-Boltzmann constant, W/m2K4. CODATA 2018, K. */
export const STEFAN_BOLTZMANN = 5.670374e-8;
/** Specific heat of the gas at constant pressure, J/kgK. CFAST Technical Reference Guide (NIST TN 1889v1), R. */
export const SPECIFIC_HEAT = 1010;
/** Ratio of specific heats. NIST TN 1889v1, R. */
export const GAMMA = 1.4;
/** Gas constant of the gas, J/kgK: SPECIFIC_HEAT (GAMMA - 1) / GAMMA, so that energy and volume agree exactly. D. */
export const GAS_CONSTANT = (SPECIFIC_HEAT * (GAMMA - 1)) / GAMMA;
/** Pressure outdoors at height 0, Pa. Standard atmosphere, K. */
export const AMBIENT_PRESSURE = 101325;
/** 0 degrees Celsius in K. */
export const ZERO_CELSIUS = 273.15;

/** Heat released per kg of oxygen consumed, J/kg. Huggett 1980; CFAST source, R. */
export const HEAT_PER_OXYGEN = 13.1e6;
/** Oxygen mass fraction of dry air. CFAST source, R. */
export const AIR_OXYGEN = 0.23;
/** Width of the step above the lower oxygen limit over which burning stops, mass fraction. CFAST source, R. */
export const OXYGEN_STEP = 0.01;

/** Specific extinction coefficient of soot, m2/kg: flaming and smouldering. Mulholland & Croarkin 2000, R. */
export const EXTINCTION_FLAMING = 8700;
export const EXTINCTION_SMOULDERING = 4400;

/** Orifice coefficients: openings in walls, openings in floors. NIST TN 1889v1; Cooper 1989, R. */
export const WALL_ORIFICE = 0.7;
export const FLOOR_ORIFICE = 0.68;
/** Below about this pressure difference flow grows linearly, Pa: keeps the solver smooth at rest. D (numerical). */
export const SMOOTHING_PRESSURE = 0.002;
/** Spill plume and share of it that a cold inflow drags down. Poreh et al. 1998 (0.44); CFAST source (0.25), R. */
export const SPILL_COEFFICIENT = 0.44;
export const REVERSE_MIXING = 0.25;
/** Half width of the step that sends an inflow to the layer of its temperature, K. CFAST source, R. */
export const DEPOSIT_STEP = 1;
/** Overturning of a lower layer warmer than the upper one, W per m2 and K2. CFAST source, R. */
export const OVERTURNING = 1000;

/** Natural convection, W/m2K^(4/3): ceilings and floors, walls. CFAST source, R. */
export const CONVECTION_LEVEL = 1.52;
export const CONVECTION_WALL = 1.31;
/** Least convective flux to the ceiling above a fire: 0.27 Q_c / (A^0.68 H^0.64), valid to 4 H. CFAST source, R. */
export const CEILING_FLUX = 0.27;
/** Heat transfer at the back of a wall, W/m2K: convection and radiation near room temperature. U. */
export const BACK_COEFFICIENT = 8;
/** Absorption of soot: kappa = SOOT_ABSORPTION x volume fraction x T, 1/(m K); soot 1800 kg/m3. CFAST source, R. */
export const SOOT_ABSORPTION = 1195.5;
export const SOOT_DENSITY = 1800;
/** Least absorption coefficient of a layer, 1/m. CFAST source, R. */
export const LEAST_ABSORPTION = 0.01;

/** Least share of a room's volume either layer keeps. CFAST source, R. */
export const LEAST_LAYER = 1e-4;
/** Most of a layer's mass that leaves it in one step; most of a lower layer that a spill plume takes. D (numerical). */
export const MOST_LEAVING = 0.5;
export const MOST_SPILLED = 0.3;

/** Molar masses, kg/mol. K. */
export const MOLAR = {
  nitrogen: 0.02802,
  oxygen: 0.032,
  carbonDioxide: 0.04401,
  carbonMonoxide: 0.02801,
  hydrogenCyanide: 0.027028,
  water: 0.018016,
  carbon: 0.01201,
  hydrogen: 0.001008,
} as const;

/** Species carried by each layer, in the order of the columns of `SmokeState.species`. All in kg but `extinction`. */
export const SPECIES = {
  soot: 0,
  /** Extinction cross-section, m2: soot times its specific extinction, so that both kinds of soot add up. */
  extinction: 1,
  oxygen: 2,
  carbonDioxide: 3,
  carbonMonoxide: 4,
  hydrogenCyanide: 5,
  water: 6,
  /** Pyrolysis gas that has not burned. */
  fuel: 7,
} as const;
export const SPECIES_COUNT = 8;

/** A room differs from its surroundings, and is followed, beyond these: K, kg of soot per m3, share of volume. */
export const AFFECTED_TEMPERATURE = 0.5;
export const AFFECTED_SOOT = 1e-6;
export const AFFECTED_VOLUME = 0.002;
