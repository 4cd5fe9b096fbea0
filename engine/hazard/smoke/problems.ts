/** What is wrong with a network. */
import { OUTDOORS, type SmokeNetwork } from './network.js';

/** All that is wrong with a network, as `where: what`; the model takes no other. */
export function networkProblems(network: SmokeNetwork): string[] {
  const problems: string[] = [];
  const count = network.rooms.length;
  const need = (good: boolean, where: string, what: string): void => {
    if (!good) problems.push(`${where}: ${what}`);
  };
  const isRoom = (room: number): boolean => Number.isInteger(room) && room >= 0 && room < count;
  const isPlace = (room: number): boolean => room === OUTDOORS || isRoom(room);
  network.rooms.forEach((room) => {
    need(room.area > 0 && room.height > 0 && room.perimeter > 0, room.id, 'area, height and perimeter above 0');
    need(room.leak >= 0, room.id, 'leak at least 0');
  });
  network.wallVents.forEach((vent) => {
    need(isRoom(vent.a) && isPlace(vent.b) && vent.a !== vent.b, vent.id, 'joins a room with another or outdoors');
    need(vent.soffit > vent.sill, vent.id, 'soffit above sill');
    need(vent.width >= vent.shutWidth && vent.shutWidth >= 0, vent.id, 'width at least that of the shut leaf');
  });
  network.floorVents.forEach((vent) => {
    need(isPlace(vent.above) && isPlace(vent.below) && vent.above !== vent.below, vent.id, 'joins two places');
    need(vent.area >= vent.shutArea && vent.shutArea >= 0, vent.id, 'area at least that when shut');
  });
  network.fans.forEach((fan) =>
    need(
      isPlace(fan.from) && isPlace(fan.to) && fan.from !== fan.to && fan.flow >= 0,
      fan.id,
      'moves air between places',
    ),
  );
  network.fires.forEach((fire) => {
    need(isRoom(fire.room), fire.id, 'stands in a room');
    need(fire.times.length > 0 && fire.times.length === fire.heatReleaseRates.length, fire.id, 'a curve of pairs');
    need(
      fire.times.every((time, i) => i === 0 || time > fire.times[i - 1]),
      fire.id,
      'times that rise',
    );
  });
  network.detectors.forEach((detector) => need(isRoom(detector.room), detector.id, 'hangs in a room'));
  return problems;
}
