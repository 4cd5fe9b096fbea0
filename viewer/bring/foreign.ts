/** Files that are no scenario of ours: buildings of other programs, and pictures of plans. */
import type { BroughtFile } from './archive.js';

const BUILDING = /\.(?:dxf|ifc|wkt|csv|xlsx|xml|scenario|imdf)$/i;
const PICTURE = /\.(?:png|jpe?g|webp|gif|bmp|pdf)$/i;
/** Files in archives of other programs. */
const WITHIN = /(?:(?:^|\/)drawing\.json|\.geojson|\.dxf|\.wkt|\.xml|xl\/workbook\.xml)$/i;
/** So much of a file is looked at to tell what it is, bytes. */
const HEAD = 100_000;

const isProject = (text: string): boolean => /"(?:project_version|walkable_area_wkt|topography)"/.test(text);

/** Names of the files in a zip archive, as its directory at the end says. */
async function namesIn(bytes: Uint8Array): Promise<string[]> {
  const { unzipSync } = await import('fflate');
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter({ name }) {
        if (names.length < 2000) names.push(name);
        return false;
      },
    });
  } catch {
    // Whoever reads it says what is wrong with it.
  }
  return names;
}

/** The file for the drawing screen, or null: it is for whoever opens scenarios and recordings. */
export async function foreignFile(files: readonly BroughtFile[]): Promise<File | null> {
  if (files.length !== 1) return null;
  const [file] = files;
  const name = file.path.split('/').at(-1)!;
  const zip = /\.zip$/i.test(name);
  const json = /\.json$/i.test(name);
  if (!BUILDING.test(name) && !PICTURE.test(name) && !zip && !json) return null;
  const bytes = await file.bytes();
  if (zip) {
    const names = await namesIn(bytes);
    if (names.some((one) => one.endsWith('scenario.json')) || !names.some((one) => WITHIN.test(one))) return null;
  }
  if (json && !isProject(new TextDecoder().decode(bytes.subarray(0, HEAD)))) return null;
  return new File([bytes as Uint8Array<ArrayBuffer>], name);
}

export const isPicture = (name: string): boolean => PICTURE.test(name);
