/** The tasks of a run as a recording tells them: who brought whom, with whom, with what, and when each step began. */
import type { RunEvent } from '../world/events.js';

export interface TaskStory {
  id: number;
  /** Rows. */
  resident: number;
  leader: number;
  /** Who took part, the leader first: row, and from when on, s. */
  team: { row: number; from: number }[];
  /** Index of the device used, or -1. */
  device: number;
  /** Times of the steps, s, exactly; NaN: not (yet) taken. */
  started: number;
  deviceTaken: number;
  /** Awake and told. */
  woken: number;
  /** A visit that only tells somebody (and the others in the room) to go. */
  visit: boolean;
  preparing: number;
  prepared: number;
  moving: number;
  /** Earlier ways of the same task, which ended where a lift was lost: `preparing` and `moving` above are the last. */
  earlier: { preparing: number; moving: number }[];
  /** In safety. */
  handedOver: number;
  done: number;
}

export interface TaskBook {
  get(id: number): TaskStory | undefined;
  /** Tasks for a resident, and those somebody of staff took part in; in order of time. */
  of(row: number): readonly TaskStory[];
  /** By device: who had it from when to when, in order of time; `to` Infinity while they have it. */
  uses: readonly (readonly DeviceUse[])[];
  event(event: RunEvent): void;
  /** The column `task` of a row became `id`. */
  member(row: number, id: number, at: number): void;
  /** A device was given to a task, or came free (-1). */
  device(device: number, task: number, at: number): void;
}

export interface DeviceUse {
  task: number;
  from: number;
  to: number;
}

const NONE: readonly TaskStory[] = [];

export function createTaskBook(rows: ReadonlyMap<string, number>, residents: number, devices: number): TaskBook {
  const stories = new Map<number, TaskStory>();
  const byRow = new Map<number, TaskStory[]>();
  const uses: DeviceUse[][] = Array.from({ length: devices }, () => []);
  const list = (row: number, story: TaskStory): void => {
    const known = byRow.get(row);
    if (known === undefined) byRow.set(row, [story]);
    else if (!known.includes(story)) known.push(story);
  };
  /** What a batch tells by changes comes after what it tells by events: a task is known by its start. */
  const start = (event: RunEvent): void => {
    const resident = rows.get(event.person ?? '') ?? -1;
    const leader = rows.get(event.other ?? '') ?? -1;
    const story: TaskStory = {
      id: event.task!,
      resident,
      leader,
      team: [{ row: leader, from: event.time }],
      device: -1,
      started: event.time,
      deviceTaken: NaN,
      woken: NaN,
      visit: false,
      preparing: NaN,
      prepared: NaN,
      moving: NaN,
      earlier: [],
      handedOver: NaN,
      done: NaN,
    };
    stories.set(story.id, story);
    list(resident, story);
    list(leader, story);
  };
  return {
    get: (id) => stories.get(id),
    of: (row) => byRow.get(row) ?? NONE,
    uses,
    event(event) {
      if (event.code === 'taskStarted') {
        start(event);
        return;
      }
      const story = stories.get(event.task!);
      if (story === undefined) return;
      switch (event.code) {
        case 'deviceTaken':
          story.deviceTaken = event.time;
          break;
        case 'residentWoken':
          // In a visit everybody of the room is told, by somebody who is named.
          story.woken = event.time;
          if (event.other !== undefined) story.visit = true;
          break;
        case 'preparationStarted':
          if (!Number.isNaN(story.moving)) story.earlier.push({ preparing: story.preparing, moving: story.moving });
          story.preparing = event.time;
          story.moving = NaN;
          break;
        case 'preparationDone':
          story.prepared = event.time;
          break;
        case 'moveStarted':
          story.moving = event.time;
          break;
        case 'handedOver':
          story.handedOver = event.time;
          break;
        case 'taskAbandoned':
          story.done = event.time;
          break;
        case 'taskDone':
          story.done = event.time;
          if (Number.isNaN(story.handedOver)) story.visit = true;
      }
    },
    member(row, id, at) {
      const story = stories.get(id);
      if (story === undefined || row < residents || story.team.some((one) => one.row === row)) return;
      story.team.push({ row, from: at });
      list(row, story);
    },
    device(device, task, at) {
      const known = uses[device];
      const last = known[known.length - 1];
      if (last !== undefined && last.to === Infinity) {
        if (last.task === task) return;
        last.to = at;
      }
      if (task < 0) return;
      known.push({ task, from: at, to: Infinity });
      const story = stories.get(task);
      if (story !== undefined) story.device = device;
    },
  };
}
