/** Storeys by the names of files. */

/** "L03", "3F", "三层"-like names with digits, "B1", "-1", "plan_level_2" → the storey's number; null if it says none. */
export function storeyNumber(name: string): number | null {
  const plain = name.normalize('NFKC');
  const match =
    /(?:^|[^a-z\d])(b|-|地下|负)\s?(\d{1,3})(?!\d)/i.exec(plain) ?? /()(?:^|[^\d])(\d{1,3})(?!\d)/.exec(plain);
  if (match === null) return null;
  const number = Number(match[2]);
  if (number === 0 || number > 300) return null;
  return match[1] === '' ? number : -number;
}
