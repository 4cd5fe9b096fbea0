/** Reads the files it is sent, one at a time: a parser that never returns can be ended from outside. */
import { readSample } from './one.js';

process.on('message', (path: string) => {
  void readSample(path).then((sample) => process.send!(sample));
});
