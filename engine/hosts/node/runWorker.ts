/** What a worker thread does: one run for one request. Bundled beside the command line. */
import { runOnce, type RunRequest, type RunResult } from '../../study/runs.js';

export default (request: RunRequest): RunResult => runOnce(request);
