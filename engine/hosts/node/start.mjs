/** `npm start`: install, build, and tell in plain words what happens in an eighteen-storey home at two in the morning. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

ensureInstalled();
const launcher = join(root, 'engine', 'hosts', 'node', 'anshu.mjs');
const words = ['brief', 'tower-18', '--variant', 'night', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [launcher, ...words], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
