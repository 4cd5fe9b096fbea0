/** Who contains, fills and describes whom: the relations of an IFC model, read once. */
import { asList, asNumber, asRecord, asText } from '../decode.js';
import type { Budget } from '../limits.js';
import type { IfcModel } from './parser.js';

/** Number of the thing that an attribute refers to; null if it refers to none. */
export const refOf = (value: unknown): number | null => asNumber(asRecord(value).ref);

export class IfcGraph {
  private readonly container = new Map<number, number>();
  private readonly parts = new Map<number, number[]>();
  private readonly openings = new Map<number, number>();
  private readonly sets = new Map<number, number[]>();

  constructor(
    private readonly model: IfcModel,
    budget: Budget,
  ) {
    const each = (
      type:
        'IFCRELAGGREGATES' | 'IFCRELCONTAINEDINSPATIALSTRUCTURE' | 'IFCRELFILLSELEMENT' | 'IFCRELDEFINESBYPROPERTIES',
      take: (line: Readonly<Record<string, unknown>>) => void,
    ): void => {
      for (const id of model.ids(type)) {
        budget.entity();
        take(model.line(id));
      }
    };
    each('IFCRELAGGREGATES', (line) => {
      const whole = refOf(line.RelatingObject);
      for (const part of asList(line.RelatedObjects).map(refOf)) {
        if (whole === null || part === null) continue;
        this.container.set(part, whole);
        this.parts.set(whole, [...(this.parts.get(whole) ?? []), part]);
      }
    });
    each('IFCRELCONTAINEDINSPATIALSTRUCTURE', (line) => {
      const whole = refOf(line.RelatingStructure);
      for (const part of asList(line.RelatedElements).map(refOf))
        if (whole !== null && part !== null) this.container.set(part, whole);
    });
    each('IFCRELFILLSELEMENT', (line) => {
      const [opening, door] = [refOf(line.RelatingOpeningElement), refOf(line.RelatedBuildingElement)];
      if (opening !== null && door !== null) this.openings.set(door, opening);
    });
    each('IFCRELDEFINESBYPROPERTIES', (line) => {
      const set = refOf(line.RelatingPropertyDefinition);
      for (const id of asList(line.RelatedObjects).map(refOf))
        if (id !== null && set !== null) this.sets.set(id, [...(this.sets.get(id) ?? []), set]);
    });
  }

  /** What a thing is directly in: a storey, a space, a stair. */
  containerOf(id: number): number | null {
    return this.container.get(id) ?? null;
  }

  /** What a thing is made of, all the way down; a model that contains itself ends the way. */
  partsOf(id: number): number[] {
    const found = new Set<number>();
    const visit = (one: number, depth: number): void => {
      if (depth > 8) return;
      for (const part of this.parts.get(one) ?? []) {
        if (part === id || found.has(part)) continue;
        found.add(part);
        visit(part, depth + 1);
      }
    };
    visit(id, 0);
    return [...found];
  }

  openingOf(door: number): number | null {
    return this.openings.get(door) ?? null;
  }

  /** Single values of all property sets of a thing. */
  propertiesOf(id: number): Map<string, unknown> {
    const values = new Map<string, unknown>();
    for (const set of this.sets.get(id) ?? []) {
      for (const property of asList(this.model.line(set).HasProperties).map(refOf)) {
        if (property === null) continue;
        const line = this.model.line(property);
        const name = asText(line.Name);
        if (name !== undefined) values.set(name, line.NominalValue);
      }
    }
    return values;
  }
}
