/** What is wanted of an IFC engine; the host brings one (WebAssembly). */

export const IFC_TYPES = [
  'IFCBUILDINGSTOREY',
  'IFCSPACE',
  'IFCDOOR',
  'IFCSTAIR',
  'IFCSTAIRFLIGHT',
  'IFCTRANSPORTELEMENT',
  'IFCFURNISHINGELEMENT',
  'IFCOPENINGELEMENT',
  'IFCRELAGGREGATES',
  'IFCRELCONTAINEDINSPATIALSTRUCTURE',
  'IFCRELFILLSELEMENT',
  'IFCRELDEFINESBYPROPERTIES',
  'IFCRAMP',
  'IFCWINDOW',
  'IFCWALL',
] as const;
export type IfcType = (typeof IFC_TYPES)[number];

/** A mesh in metres, x east, y north, z up. */
export interface IfcMesh {
  points: readonly (readonly [number, number, number])[];
  triangles: readonly (readonly [number, number, number])[];
}

export interface IfcModel {
  /** IFC2X3, IFC4, IFC4X3 … */
  schema: string;
  /** Metres of one unit of length. */
  unit: number;
  /** Numbers of all things of a type, subtypes included. */
  ids(type: IfcType): number[];
  /** Attributes by name: numbers, texts, numbers of other things (`{ref}`), lists of these; null: not set. */
  line(id: number): Readonly<Record<string, unknown>>;
  mesh(id: number): IfcMesh | null;
  close(): void;
}

export interface IfcParser {
  /** @throws Error for what is no IFC */
  open(bytes: Uint8Array): IfcModel;
}
