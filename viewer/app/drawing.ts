/** `?draw=webgl` or `?draw=canvas` after the address: for a browser that guesses wrong what draws faster, and for tests. */
export function wantedDrawing(): 'webgl' | 'canvas' | undefined {
  const wanted = new URLSearchParams(location.search).get('draw');
  return wanted === 'webgl' || wanted === 'canvas' ? wanted : undefined;
}
