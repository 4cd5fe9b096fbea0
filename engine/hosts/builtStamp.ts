/** A built worker is named by a hash of what is in it and, through their names, in all it imports; null: not built. */
export const builtStamp = (path: string): string | null =>
  /[-.][\w-]{8,}\.js$/.test(path) ? path.split('/').at(-1)! : null;
