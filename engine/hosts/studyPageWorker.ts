/** Worker that holds a study for a page: see `studyProtocol.ts`. */
import * as Comlink from 'comlink';
import { breather } from './breathe.js';
import { createStudyDesk } from './studyDesk.js';

Comlink.expose(createStudyDesk(breather()));
