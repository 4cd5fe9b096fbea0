/** `npm run test:long` also runs what takes long and seldom breaks; `npm test` leaves it out, and says how many were. */
export const LONG = process.env.ANSHU_LONG === '1';
