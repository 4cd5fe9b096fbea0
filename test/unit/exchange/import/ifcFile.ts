/** The ward as an IFC model, 2x3 or 4, in millimetres or metres: spaces, doors in openings, storeys, a stair. */
import { DOORS, ROOMS, WALL, type Door, type Room } from './ward.js';

export interface Level {
  name: string;
  elevation: number;
  rooms: readonly Room[];
  doors: readonly Door[];
}

export interface IfcOptions {
  schema: 'IFC2X3' | 'IFC4';
  /** Metres of one unit. */
  unit: 0.001 | 1;
  levels?: readonly Level[];
  /** Footprint of a stair from the first level to the last, with its steps. */
  stair?: { box: readonly [number, number, number, number]; riser: number };
}

/** IFC writes what is not ASCII as \X2\…\X0\. */
const words = (text: string): string =>
  `'${[...text].map((c) => (c.charCodeAt(0) < 128 ? c : `\\X2\\${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}\\X0\\`)).join('')}'`;

export function wardIfc({
  schema,
  unit,
  levels = [{ name: '一层', elevation: 0, rooms: ROOMS, doors: DOORS }],
  stair,
}: IfcOptions): string {
  const lines: string[] = [];
  const add = (text: string): string => `#${lines.push(text)}`;
  const length = (metres: number): string => {
    const value = (metres / unit).toFixed(6).replace(/0+$/, '');
    return value;
  };
  let serial = 0;
  const guid = (): string => `'${(serial++).toString(36).padStart(22, '0')}'`;
  const person = add("IFCPERSON($,'t',$,$,$,$,$,$)");
  const organization = add("IFCORGANIZATION($,'t',$,$,$)");
  const both = add(`IFCPERSONANDORGANIZATION(${person},${organization},$)`);
  const application = add(`IFCAPPLICATION(${organization},'1','t','t')`);
  const owner = add(`IFCOWNERHISTORY(${both},${application},$,.ADDED.,$,$,$,0)`);
  const metre = add(`IFCSIUNIT(*,.LENGTHUNIT.,${unit === 0.001 ? '.MILLI.' : '$'},.METRE.)`);
  const units = add(`IFCUNITASSIGNMENT((${metre}))`);
  const origin = add('IFCCARTESIANPOINT((0.,0.,0.))');
  const up = add('IFCDIRECTION((0.,0.,1.))');
  const east = add('IFCDIRECTION((1.,0.,0.))');
  const axes = add(`IFCAXIS2PLACEMENT3D(${origin},${up},${east})`);
  const context = add(`IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-05,${axes},$)`);
  const project = add(`IFCPROJECT(${guid()},${owner},'p',$,$,$,$,(${context}),${units})`);
  const place = (x: number, y: number, z: number, on: string): string => {
    const at = add(`IFCCARTESIANPOINT((${length(x)},${length(y)},${length(z)}))`);
    const axis = add(`IFCAXIS2PLACEMENT3D(${at},${up},${east})`);
    return add(`IFCLOCALPLACEMENT(${on},${axis})`);
  };
  const body = (corners: readonly (readonly [number, number])[], height: number): string => {
    const points = [...corners, corners[0]].map(([x, y]) => add(`IFCCARTESIANPOINT((${length(x)},${length(y)}))`));
    const line = add(`IFCPOLYLINE((${points.join(',')}))`);
    const profile = add(`IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,${line})`);
    const solid = add(`IFCEXTRUDEDAREASOLID(${profile},${axes},${up},${length(height)})`);
    const shape = add(`IFCSHAPEREPRESENTATION(${context},'Body','SweptSolid',(${solid}))`);
    return add(`IFCPRODUCTDEFINITIONSHAPE($,$,(${shape}))`);
  };
  const box = ([x1, y1, x2, y2]: readonly number[]): [number, number][] => [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ];
  const site = place(0, 0, 0, '$');
  const building = add(`IFCBUILDING(${guid()},${owner},'b',$,$,${site},$,$,.ELEMENT.,$,$,$)`);
  add(`IFCRELAGGREGATES(${guid()},${owner},$,$,${project},(${building}))`);
  const storeys: string[] = [];
  levels.forEach((level) => {
    const here = place(0, 0, level.elevation, site);
    const storey = add(
      `IFCBUILDINGSTOREY(${guid()},${owner},${words(level.name)},$,$,${here},$,$,.ELEMENT.,${length(level.elevation)})`,
    );
    storeys.push(storey);
    const spaces = level.rooms.map((room, i) => {
      const shape = body(box(room.box), 2.6);
      const more = schema === 'IFC4' ? '.ELEMENT.,.INTERNAL.,$' : '.ELEMENT.,.INTERNAL.,$';
      return add(
        `IFCSPACE(${guid()},${owner},'${i + 1}',$,$,${place(0, 0, 0, here)},${shape},${words(room.name)},${more})`,
      );
    });
    if (spaces.length > 0) add(`IFCRELAGGREGATES(${guid()},${owner},$,$,${storey},(${spaces.join(',')}))`);
    const doors = level.doors.map(({ at: [x, y], along, width, exit }, i) => {
      const [w, d] = along === 'x' ? [width, WALL] : [WALL, width];
      const hole = body(box([x - w / 2, y - d / 2, x + w / 2, y + d / 2]), 2.1);
      const tail = schema === 'IFC4' ? ',.OPENING.' : '';
      const opening = add(`IFCOPENINGELEMENT(${guid()},${owner},$,$,$,${place(0, 0, 0, here)},${hole},$${tail})`);
      const leaf = schema === 'IFC4' ? ',.DOOR.,.SINGLE_SWING_LEFT.,$' : '';
      const door = add(
        `IFCDOOR(${guid()},${owner},'D${i + 1}',$,$,${place(x, y, 0, here)},$,$,${length(2.1)},${length(width)}${leaf})`,
      );
      add(`IFCRELFILLSELEMENT(${guid()},${owner},$,$,${opening},${door})`);
      if (exit === true) {
        const property = add("IFCPROPERTYSINGLEVALUE('FireExit',$,IFCBOOLEAN(.T.),$)");
        const set = add(`IFCPROPERTYSET(${guid()},${owner},'Pset_DoorCommon',$,(${property}))`);
        add(`IFCRELDEFINESBYPROPERTIES(${guid()},${owner},$,$,(${door}),${set})`);
      }
      return door;
    });
    if (doors.length > 0)
      add(`IFCRELCONTAINEDINSPATIALSTRUCTURE(${guid()},${owner},$,$,(${doors.join(',')}),${storey})`);
  });
  add(`IFCRELAGGREGATES(${guid()},${owner},$,$,${building},(${storeys.join(',')}))`);
  if (stair !== undefined) {
    const height = levels[levels.length - 1].elevation - levels[0].elevation;
    const tail = schema === 'IFC4' ? '.HALF_TURN_STAIR.' : '.HALF_TURN_STAIR.';
    const whole = add(`IFCSTAIR(${guid()},${owner},'S1',$,$,${site},$,$,${tail})`);
    const shape = body(box(stair.box), height);
    const more =
      schema === 'IFC4'
        ? `20,20,${length(stair.riser)},${length(0.28)},.STRAIGHT.`
        : `20,20,${length(stair.riser)},${length(0.28)}`;
    const [x1, y1, x2, y2] = stair.box;
    const one = add(`IFCSTAIRFLIGHT(${guid()},${owner},'F1',$,$,${site},${shape},$,${more})`);
    void [x1, y1, x2, y2];
    add(`IFCRELAGGREGATES(${guid()},${owner},$,$,${whole},(${one}))`);
    add(`IFCRELCONTAINEDINSPATIALSTRUCTURE(${guid()},${owner},$,$,(${whole}),${storeys[0]})`);
  }
  const data = lines.map((text, i) => `#${i + 1}=${text};`).join('\n');
  return `ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('${schema}'));\nENDSEC;\nDATA;\n${data}\nENDSEC;\nEND-ISO-10303-21;\n`;
}

const WELL: Room = { name: '楼梯间', kind: 'room', box: [12, 0, 18, 2.9] };
const INTO: Door = { at: [11.9, 1.2], along: 'y', width: 1.2 };

/** The ward twice, with a stair between the storeys in a stairwell of its own. */
export const TWO_STOREYS: IfcOptions = {
  schema: 'IFC4',
  unit: 0.001,
  levels: [
    { name: '一层', elevation: 0, rooms: [...ROOMS, WELL], doors: [...DOORS, INTO] },
    {
      name: '二层',
      elevation: 3.2,
      rooms: [...ROOMS.map((room) => ({ ...room, name: `2${room.name}` })), WELL],
      doors: [...DOORS.slice(0, 4), INTO],
    },
  ],
  stair: { box: [12.1, 0.1, 17.9, 1.4], riser: 0.16 },
};
