/** What the picture is put on: the still picture and two crowds of small pictures over it, drawn by a graphics card or without. */
import type { CanvasSource } from 'pixi.js';
import type { Pictures } from './crowd.js';

export interface Surface {
  readonly canvas: HTMLCanvasElement;
  readonly name: 'webgl' | 'canvas';
  readonly marks: Pictures;
  readonly texts: Pictures;
  /** CSS px, and pixels per CSS px; `still` has as many pixels. */
  resize(width: number, height: number, resolution: number, still: HTMLCanvasElement): void;
  /** The still picture has changed. */
  sent(): void;
  /** Where the small pictures are drawn. */
  setTextures(marks: CanvasSource, texts: CanvasSource): void;
  render(): void;
  destroy(): void;
}

export interface SurfaceOptions {
  /** The pixels can be read at any time. */
  test: boolean;
}

/** Names under which browsers tell that the processor does the work of a graphics card. */
const BY_PROCESSOR = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** True if WebGL is there and a graphics card does its work. */
export function hasGraphicsCard(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (gl === null) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !BY_PROCESSOR.test(name);
}
