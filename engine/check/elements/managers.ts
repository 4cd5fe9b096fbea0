/** Span and monthly load of the fire-safety managers: what they have to do against the hours they have. */
import type { Parameter } from '../../parameters.js';
import { drillDuties } from './life.js';
import type { ElementInput } from './result.js';

const hours = (value: number, what: string, range: readonly [number, number]): Parameter => ({
  value,
  unit: 'h',
  source: `${what}; assumption`,
  confidence: 'U',
  range,
});

/** How long a task takes, h. All assumptions. */
export const MANAGER_TASKS = {
  patrol: hours(
    0.5,
    'daily patrol of a storey with bedrooms, the share that falls to the manager: reading the record',
    [0.1, 1],
  ),
  monthlyCheck: hours(1.5, 'monthly check of a storey', [0.5, 3]),
  drill: hours(8, 'a drill: preparing, holding, reviewing', [4, 16]),
  training: hours(4, 'training of all staff, a session', [2, 8]),
  residentList: hours(0.1, 'keeping the list of residents, a resident a month', [0.03, 0.2]),
  plan: hours(4, 'keeping the plan and its file, a month', [2, 8]),
} as const;

/** Hours a manager with no figure of their own has for it in a month: half of a post. Assumption. */
export const MANAGER_HOURS = hours(80, 'half of a post', [20, 160]);
const DAYS = 30;

export interface ManagerLoad {
  managers: number;
  residents: number;
  /** Residents to each manager; null without a manager. */
  span: number | null;
  tasks: { task: keyof typeof MANAGER_TASKS; times: number; hours: number }[];
  /** Of all tasks, and there for them, h a month. */
  needed: number;
  available: number;
}

export function managersOf({ facts, document }: ElementInput): ManagerLoad {
  const managers = document.safetyManagers ?? [];
  const storeys = facts.bedroomStoreys.length;
  const drills = drillDuties(facts).reduce((sum, duty) => sum + 1 / duty.months, 0);
  const times: Record<keyof typeof MANAGER_TASKS, number> = {
    patrol: DAYS,
    monthlyCheck: storeys,
    drill: drills,
    training: 1 / 6,
    residentList: facts.model.residents,
    plan: 1,
  };
  const tasks = (Object.keys(MANAGER_TASKS) as (keyof typeof MANAGER_TASKS)[]).map((task) => ({
    task,
    times: times[task],
    hours: times[task] * MANAGER_TASKS[task].value,
  }));
  return {
    managers: managers.length,
    residents: facts.model.residents,
    span: managers.length === 0 ? null : facts.model.residents / managers.length,
    tasks,
    needed: tasks.reduce((sum, task) => sum + task.hours, 0),
    available: managers.reduce((sum, manager) => sum + (manager.hoursPerMonth ?? MANAGER_HOURS.value), 0),
  };
}
