/** What changes of fire and smoke in a run: plain numbers, part of the world. Read it through `Conditions`. */

/**
 * The air of all rooms of the smoke network. Layers are indexed 2 x room (lower) and 2 x room + 1 (upper). A one-zone room
 * keeps all its gas in the upper one.
 */
export interface SmokeState {
  /** s since the start. */
  time: number;
  /** kg by layer. */
  mass: Float64Array;
  /** K by layer. */
  temperature: Float64Array;
  /** SPECIES_COUNT columns by layer: kg, extinction in m2. */
  species: Float64Array;
  /** Overpressure at the floor against outdoors at the same height, Pa, by room: the last solution. */
  overpressure: Float64Array;
  /** Pa by which the last step changed it, by room; 0 in rooms that stood still. */
  pressureChange: Float64Array;
  /** SLAB_NODES temperatures, K, by room and surface (ceiling, upper wall, lower wall, floor). */
  slabs: Float64Array;
  /** KEY_WIDTH columns by room: what the exchange of radiation was made for; -1 for none. */
  exchangeKey: Float64Array;
  /** W by room that keep a heated building as it is without a fire. */
  heating: Float64Array;
  /** 1: followed in the last step; the others stand still. */
  active: Uint8Array;
  /** FIRE_WIDTH columns by fire, DETECTOR_WIDTH by detector. */
  fires: Float64Array;
  detectors: Float64Array;
  ledger: Float64Array;
}

/** Leaves of doors, by opening of the facility: who passes opens them, a closer or somebody shuts them. */
export interface Leaves {
  /** Since when it stands open, s; -1: it is shut. */
  openedAt: Float64Array;
  /** When it will have shut again, s; Infinity: it stays open. */
  shutsAt: Float64Array;
  /** Seconds it stood open in the present second so far, by intervals that are over. */
  openFor: Float64Array;
}

export interface Smoke {
  air: SmokeState;
  leaves: Leaves;
  /** By ceiling under a void: 1 once it has come down. */
  ceilingDown: Uint8Array;
  /** By detector: 1 once it was told of. */
  told: Uint8Array;
  /** When the room of origin flashed over, s; NaN: it has not. */
  flashoverAt: number;
  /** When somebody put the fire out with an extinguisher, s; NaN: nobody has. */
  putOutAt: number;
}
