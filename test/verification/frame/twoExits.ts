/** Room 10 m x 15 m with two exits of 1 m opposite each other at its far end: used by NIST 3.2, 3.3 and 4.1. */
import { Scene, type SceneOptions } from './scene.js';

/** Exit 1 in the west wall, exit 2 in the east wall; open ground behind both. */
export function twoExits(options: SceneOptions): Scene {
  return new Scene(options)
    .space('room', [0, 0, 10, 15])
    .ground('ground-1', [-10, 5, 0, 20], ['west', 'south', 'north'])
    .ground('ground-2', [10, 5, 20, 20], ['east', 'south', 'north'])
    .opening('exit-1', ['room', 'ground-1'], [0, 11.5], [0, 12.5], { kind: 'door' })
    .opening('exit-2', ['room', 'ground-2'], [10, 11.5], [10, 12.5], { kind: 'door' });
}
