/**
 * Pixi on a graphics card. The still picture is drawn by a shader of its own: Pixi's shader for sprites chooses among sixteen
 * textures for every pixel.
 */
import 'pixi.js/unsafe-eval';
import {
  CanvasSource,
  Container,
  Geometry,
  GlProgram,
  Mesh,
  ParticleContainer,
  Shader,
  State,
  Texture,
  WebGLRenderer,
} from 'pixi.js';
import { Pictures } from './crowd.js';
import type { Surface, SurfaceOptions } from './surface.js';

const VERTEX = `
in vec2 aPosition;
out vec2 vUV;
void main() {
  vUV = vec2(aPosition.x * 0.5 + 0.5, 0.5 - aPosition.y * 0.5);
  gl_Position = vec4(aPosition, 0.0, 1.0);
}`;
const FRAGMENT = `
in vec2 vUV;
uniform sampler2D uTexture;
out vec4 finalColor;
void main() { finalColor = texture(uTexture, vUV); }`;

const DYNAMIC = { vertex: true, position: true, rotation: true, uvs: true, color: false };

export class WebglSurface implements Surface {
  readonly name = 'webgl';
  readonly canvas: HTMLCanvasElement;
  readonly marks: Pictures;
  readonly texts: Pictures;
  private readonly root = new Container();
  private readonly markLayer = new ParticleContainer({ dynamicProperties: DYNAMIC });
  private readonly textLayer = new ParticleContainer({ dynamicProperties: DYNAMIC });
  private source = new CanvasSource({ resource: document.createElement('canvas'), scaleMode: 'nearest' });
  private readonly shader: Shader;

  private constructor(private readonly renderer: WebGLRenderer) {
    this.canvas = renderer.canvas as HTMLCanvasElement;
    this.shader = new Shader({
      glProgram: new GlProgram({ vertex: VERTEX, fragment: FRAGMENT, name: 'still' }),
      resources: { uTexture: this.source },
    });
    const geometry = new Geometry({
      attributes: { aPosition: { buffer: new Float32Array([-1, -1, 3, -1, -1, 3]), format: 'float32x2' } },
      indexBuffer: new Uint32Array([0, 1, 2]),
    });
    const state = new State();
    state.blend = false;
    this.root.addChild(new Mesh({ geometry, shader: this.shader, state }), this.markLayer, this.textLayer);
    this.marks = new Pictures(0.5, this.markLayer);
    this.texts = new Pictures(0, this.textLayer);
  }

  /** @throws if there is no WebGL */
  static async open({ test }: SurfaceOptions): Promise<WebglSurface> {
    const renderer = new WebGLRenderer();
    await renderer.init({
      width: 16,
      height: 16,
      antialias: false,
      autoDensity: true,
      backgroundAlpha: 1,
      // The still picture covers everything.
      clearBeforeRender: false,
      // Accessibility, events and filters of Pixi are not used: the page has its own.
      skipExtensionImports: true,
      preserveDrawingBuffer: test,
      powerPreference: 'high-performance',
    });
    return new WebglSurface(renderer as WebGLRenderer);
  }

  resize(width: number, height: number, resolution: number, still: HTMLCanvasElement): void {
    this.renderer.resize(width, height, resolution);
    const former = this.source;
    this.source = new CanvasSource({ resource: still, resolution, scaleMode: 'nearest' });
    this.shader.resources.uTexture = this.source;
    former.destroy();
  }

  sent(): void {
    this.source.update();
  }

  setTextures(marks: CanvasSource, texts: CanvasSource): void {
    if (this.markLayer.texture?.source !== marks) this.markLayer.texture = new Texture({ source: marks });
    if (this.textLayer.texture?.source !== texts) this.textLayer.texture = new Texture({ source: texts });
  }

  render(): void {
    this.renderer.render(this.root);
  }

  destroy(): void {
    this.root.destroy({ children: true });
    this.source.destroy();
    this.renderer.destroy({ removeView: true });
  }
}
