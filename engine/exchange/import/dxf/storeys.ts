/** Storeys by the names of files. */

const DIGITS = '零一二三四五六七八九';

/** 一 … 九十九; null for anything else. */
function chineseNumber(words: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(words);
  if (match === null || words === '') return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return tens !== undefined && ones !== undefined ? null : DIGITS.indexOf(tens ?? ones);
  return (tens === undefined ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === undefined ? 0 : DIGITS.indexOf(ones));
}

/** "首层", "二层平面图", "地下一层", "十一楼". */
function chineseStorey(name: string): number | null {
  if (/首层|底层/.test(name)) return 1;
  const match = /(地下|负)?([一二三四五六七八九十]{1,3})(?:层|楼)/.exec(name);
  const number = match === null ? null : chineseNumber(match[2]);
  return number === null || number === 0 ? null : match![1] === undefined ? number : -number;
}

/** "L03", "3F", "三层", "地下一层", "B1", "-1", "plan_level_2" → the storey's number; null if it says none. */
export function storeyNumber(name: string): number | null {
  const plain = name.normalize('NFKC');
  const chinese = chineseStorey(plain);
  if (chinese !== null) return chinese;
  const match =
    /(?:^|[^a-z\d])(b|-|地下|负)\s?(\d{1,3})(?!\d)/i.exec(plain) ?? /()(?:^|[^\d])(\d{1,3})(?!\d)/.exec(plain);
  if (match === null) return null;
  const number = Number(match[2]);
  if (number === 0 || number > 300) return null;
  return match[1] === '' ? number : -number;
}

/** What drawings are drawings of: by their names where those say it and no two say the same, else in the order of the names. */
export function storeysOf(names: readonly string[]): { numbers: number[]; said: boolean } {
  const plain = names.map((name) => name.replace(/^.*\//, '').replace(/\.[^.]*$/, ''));
  const numbers = plain.map(storeyNumber);
  const known = numbers.filter((number) => number !== null);
  if (known.length === names.length && new Set(known).size === names.length) return { numbers: known, said: true };
  const order = [...names.keys()].sort((a, b) => (names[a] < names[b] ? -1 : 1));
  return { numbers: names.map((_, i) => order.indexOf(i) + 1), said: names.length === 1 };
}
