/** For pages: how QR codes are drawn, loaded when a sheet is wanted. @returns of words and a width in px an SVG */
export async function loadQr(): Promise<(words: string, width: number) => string> {
  const { qrSvg } = await import('./qr.js');
  return qrSvg;
}
