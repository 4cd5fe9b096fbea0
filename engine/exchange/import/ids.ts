/** Ids from names in files: letters and digits of any script, unique, and said where they had to be changed. */
export class Ids {
  private readonly used = new Set<string>(['outside']);

  /** The id for a name; `fallback` where nothing of the name is left. */
  of(name: string | undefined, fallback: string): string {
    const plain = (name ?? '')
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 56)
      .replace(/[\uD800-\uDBFF]$/, '')
      .normalize('NFC');
    const wanted = plain === '' ? fallback : plain;
    let id = wanted;
    for (let n = 2; this.used.has(id); n++) id = `${wanted}-${n}`;
    this.used.add(id);
    return id;
  }
}
