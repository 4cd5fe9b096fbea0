/** The one generator of seedrandom that the engine uses; the package's own types cover only its main file. */
declare module 'seedrandom/lib/alea.js' {
  /** A generator of multiples of 2^-32 in [0, 1), seeded with the text alone. */
  export default function alea(seed: string): () => number;
}
