/**
 * Measured data the figures are drawn against: facts, each set with its source and confidence (R read in the source named,
 * R2 in another program's implementation, K from memory).
 */

/** Bins of speed over density: [persons/m or persons/m2, mean m/s, standard deviation m/s, points]. */
export interface DensitySet {
  name: string;
  what: string;
  source: string;
  confidence: string;
  bins: readonly (readonly [density: number, speed: number, sd: number, points: number])[];
}

const JPSCORE = 'JuPedSim/jpscore @9eda75b, systemtest/Validation, binned from the raw data';

export const singleFileSet: DensitySet = {
  name: '1-D oval',
  what: 'single file, oval of 26 m, young adults (Düsseldorf barracks, by its numbers; K)',
  source: JPSCORE,
  confidence: 'R, computed',
  bins: [
    [0.3, 1.1693, 0.1181, 28],
    [0.5, 0.9872, 0.1595, 112],
    [0.7, 0.8994, 0.1337, 363],
    [0.9, 0.8476, 0.1311, 364],
    [1.1, 0.5804, 0.1484, 213],
    [1.3, 0.4149, 0.0929, 261],
    [1.5, 0.2865, 0.0899, 232],
    [1.7, 0.2177, 0.0425, 100],
    [1.9, 0.1453, 0.0433, 219],
    [2.1, 0.0973, 0.0339, 246],
    [2.3, 0.0585, 0.0453, 294],
    [2.5, 0.0568, 0.0344, 184],
    [2.7, 0.0104, 0.0216, 109],
    [2.9, 0.0097, 0.0315, 21],
  ],
};

export const corridorSet: DensitySet = {
  name: 'UG corridor',
  what: 'unidirectional corridor 1.8 m x 26 m',
  source: JPSCORE,
  confidence: 'R, computed',
  bins: [
    [0.25, 1.1077, 0.0829, 84],
    [0.75, 0.9406, 0.116, 49],
    [1.25, 0.7025, 0.1202, 60],
    [1.75, 0.561, 0.0804, 50],
    [2.25, 0.4178, 0.1058, 37],
    [2.75, 0.3491, 0.0633, 20],
    [3.25, 0.2259, 0.0391, 44],
    [3.75, 0.1685, 0.0509, 49],
    [4.25, 0.0635, 0.039, 35],
    [4.75, 0.0426, 0.0168, 6],
  ],
};

export const openSet: DensitySet = {
  name: 'UO open',
  what: 'open corridor',
  source: JPSCORE,
  confidence: 'R, computed',
  bins: [
    [0.25, 1.4885, 0.1508, 102],
    [0.75, 1.4211, 0.1171, 83],
    [1.25, 1.1978, 0.0741, 52],
    [1.75, 1.0432, 0.1241, 59],
    [2.25, 0.5345, 0.1547, 80],
    [2.75, 0.3874, 0.0924, 100],
    [3.25, 0.2204, 0.0627, 72],
    [3.75, 0.1555, 0.0208, 23],
  ],
};

export const cornerSet: DensitySet = {
  name: 'EO corner',
  what: 'corner',
  source: JPSCORE,
  confidence: 'R, computed',
  bins: [
    [0.25, 1.4506, 0.1414, 145],
    [0.75, 1.2733, 0.1151, 136],
    [1.25, 1.0314, 0.1232, 46],
    [1.75, 0.8665, 0.1047, 38],
    [2.25, 0.7273, 0.0583, 19],
  ],
};

export const junctionSet: DensitySet = {
  name: 'KO T-junction',
  what: 'T-junction, all arms',
  source: JPSCORE,
  confidence: 'R, computed',
  bins: [
    [0.25, 1.2351, 0.1085, 80],
    [0.75, 1.0717, 0.1765, 135],
    [1.25, 0.8628, 0.206, 76],
    [1.75, 0.7603, 0.1619, 83],
    [2.25, 0.5541, 0.1888, 172],
    [2.75, 0.4041, 0.1299, 71],
    [3.25, 0.336, 0.0775, 26],
  ],
};

export const bidirectionalSet: DensitySet = {
  name: 'BO bidirectional',
  what: 'bidirectional',
  source: JPSCORE,
  confidence: 'R, computed',
  bins: [
    [0.25, 1.4991, 0.1041, 31],
    [0.75, 1.3243, 0.1426, 54],
    [1.25, 1.054, 0.1507, 43],
    [1.75, 0.7761, 0.0968, 61],
    [2.25, 0.5761, 0.077, 62],
    [2.75, 0.4607, 0.0471, 39],
    [3.25, 0.3981, 0.0299, 14],
  ],
};

/** Flow over width: [m, persons/s]. */
export interface FlowSet {
  name: string;
  source: string;
  points: readonly (readonly [width: number, flow: number])[];
}

/** Young adults, laboratory; all from JuPedSim/jpscore systemtest/Validation/test_13/experiments (R). */
export const FLOWS: readonly FlowSet[] = [
  {
    name: 'Kretz 2006',
    source: 'test_13/experiments/2006Kretz',
    points: [
      [0.4, 0.879],
      [0.4, 0.899],
      [0.5, 1.007],
      [0.5, 1.036],
      [0.6, 1.124],
      [0.7, 1.222],
      [0.7, 1.251],
      [0.8, 1.388],
      [0.8, 1.417],
      [0.8, 1.456],
      [0.9, 1.534],
      [0.9, 1.583],
      [0.9, 1.632],
      [1.0, 1.71],
      [1.0, 1.808],
      [1.0, 1.876],
      [1.0, 2.023],
      [1.2, 2.033],
      [1.2, 2.111],
      [1.2, 2.287],
    ],
  },
  {
    name: 'Seyfried 2009',
    source: 'test_13/experiments/2009Seyfried',
    points: [
      [0.8, 1.288],
      [0.9, 1.674],
      [1.0, 1.9],
      [1.1, 2.123],
      [1.2, 2.364],
    ],
  },
  {
    name: 'Müller 1981',
    source: 'test_13/experiments/1981Mueller',
    points: [
      [0.6, 1.482],
      [0.9, 2.264],
      [1.2, 2.751],
      [1.5, 3.574],
      [1.8, 3.817],
    ],
  },
  {
    name: 'Nagai 2006',
    source: 'test_13/experiments/2006Nagai',
    points: [
      [0.8, 1.737],
      [1.2, 2.582],
      [1.6, 3.257],
      [2.0, 3.874],
    ],
  },
  {
    name: 'Daamen 2010',
    source: 'test_13/experiments/2010Daamen',
    points: [
      [0.5, 1.057],
      [0.5, 1.114],
      [0.85, 2.281],
      [0.85, 2.329],
      [0.85, 2.346],
      [0.85, 2.353],
      [1.0, 2.535],
      [1.0, 2.559],
      [1.0, 2.731],
      [1.0, 2.774],
      [1.1, 2.466],
      [1.1, 2.492],
      [1.1, 2.598],
      [1.1, 2.617],
      [1.65, 3.585],
      [1.65, 3.662],
      [1.65, 3.672],
      [1.65, 3.711],
      [1.65, 3.772],
      [1.65, 3.895],
      [2.75, 5.679],
      [2.75, 5.743],
      [2.75, 5.776],
      [2.75, 5.878],
      [2.75, 6.034],
      [2.75, 6.163],
      [2.75, 6.222],
      [2.75, 6.276],
      [2.75, 6.448],
      [2.75, 6.465],
    ],
  },
  {
    name: '"2006EG" (label of the source)',
    source: 'test_13/experiments/2006EG',
    points: [
      [0.9, 1.593],
      [1.0, 1.832],
      [1.1, 1.988],
      [1.2, 2.312],
      [1.4, 2.706],
      [1.6, 2.842],
      [1.8, 3.551],
      [2.0, 3.549],
      [2.2, 4.063],
      [2.5, 5.116],
    ],
  },
  {
    name: '"2009AO" (label of the source)',
    source: 'test_13/experiments/2009AO',
    points: [
      [2.4, 5.803],
      [3.0, 6.7],
      [3.6, 8.435],
      [4.4, 9.534],
      [5.0, 11.576],
    ],
  },
];

/** Speeds down stairs of older people in drills, m/s along the slope. */
export interface StairSet {
  name: string;
  mean: number | null;
  sd: number | null;
  /** Of single people, or of the means of groups. */
  range: readonly [number, number];
  source: string;
}
export const STAIRS: readonly StairSet[] = [
  {
    name: 'two residences for older adults',
    mean: 0.31,
    sd: 0.16,
    range: [0.07, 0.91],
    source: 'Kuligowski, Peacock, Wiess & Hoskins, Fire and Materials 2014/15 (R, abstract)',
  },
  {
    name: '6-storey assisted living, group means',
    mean: null,
    sd: null,
    range: [0.11, 0.29],
    source:
      'the same authors, Fire Safety Journal 62 (2013) 230 (R); walking alone, with a cane, assisted, stair chair',
  },
  {
    name: '13-storey assisted living, group means',
    mean: null,
    sd: null,
    range: [0.2, 0.42],
    source: 'the same authors, 2012 (R)',
  },
  {
    name: '14 US buildings of all kinds',
    mean: 0.47,
    sd: 0.17,
    range: [0.05, 1.26],
    source: 'NIST TN 1839 (R)',
  },
];

/** Share of the storey in the stream down a stair where both are full. */
export const MERGING = {
  adjacent: {
    measured: [0.6, 0.6],
    accepted: [0.45, 0.75],
    source:
      'Galea et al. 2008 (R, by a blog of Pathfinder): door beside the incoming stair, experiment 0.60, simulation up to 0.75',
  },
  opposite: {
    measured: [0.48, 0.56],
    accepted: [0.4, 0.6],
    source:
      'Galea et al. 2008 (R, by a blog of Pathfinder): door opposite the incoming stair, 0.48 to 0.56; Boyce et al. 2012: about half and half',
  },
} as const;
