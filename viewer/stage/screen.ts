/**
 * Pixi behind the stage: one picture of what stands still, and two crowds of small pictures over it (marks and texts).
 * The still picture is drawn by a shader of its own where there is WebGL: Pixi's shader for sprites chooses among sixteen
 * textures for every pixel, which halves the frame rate where the processor does the work of the graphics card.
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
  Sprite,
  State,
  Texture,
  WebGLRenderer,
  type Renderer,
} from 'pixi.js';
import { Pictures } from './crowd.js';

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

/** Pixels that are drawn at most: more makes a frame slow and nothing clearer. */
const MOST_PIXELS = 9_000_000;
const MOST_RESOLUTION = 2;

const DYNAMIC = { vertex: true, position: true, rotation: true, uvs: true, color: false };

interface Options {
  test: boolean;
}

async function createRenderer(options: Options): Promise<Renderer> {
  const common = {
    width: 16,
    height: 16,
    antialias: false,
    autoDensity: true,
    backgroundAlpha: 1,
    // The still picture covers everything.
    clearBeforeRender: false,
    // Accessibility, events and filters of Pixi are not used: the page has its own.
    skipExtensionImports: true,
    preserveDrawingBuffer: options.test,
  };
  try {
    const renderer = new WebGLRenderer();
    await renderer.init({ ...common, powerPreference: 'high-performance' });
    return renderer as Renderer;
  } catch {
    const { CanvasRenderer } = await import('./canvasRenderer.js');
    const renderer = new CanvasRenderer();
    await renderer.init(common);
    return renderer as unknown as Renderer;
  }
}

export class Screen {
  readonly canvas: HTMLCanvasElement;
  /** 'webgl' or 'canvas'. */
  readonly name: string;
  readonly still: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D;
  readonly marks: Pictures;
  readonly texts: Pictures;
  /** CSS px, and pixels per CSS px. */
  width = 16;
  height = 16;
  resolution = 1;
  private readonly root = new Container();
  private readonly markLayer = new ParticleContainer({ dynamicProperties: DYNAMIC });
  private readonly textLayer = new ParticleContainer({ dynamicProperties: DYNAMIC });
  private source: CanvasSource;
  private readonly shader: Shader | null = null;
  private readonly sprite: Sprite | null = null;

  private constructor(private readonly renderer: Renderer) {
    this.canvas = renderer.canvas as HTMLCanvasElement;
    this.name = renderer instanceof WebGLRenderer ? 'webgl' : 'canvas';
    this.still = document.createElement('canvas');
    const pen = this.still.getContext('2d', { alpha: false });
    if (pen === null) throw new Error('no 2-D canvas');
    this.pen = pen;
    this.source = this.newSource();
    if (this.name === 'webgl') {
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
      this.root.addChild(new Mesh({ geometry, shader: this.shader, state }));
    } else {
      this.sprite = new Sprite(new Texture({ source: this.source }));
      this.root.addChild(this.sprite);
    }
    this.root.addChild(this.markLayer, this.textLayer);
    this.marks = new Pictures(this.markLayer, 0.5);
    this.texts = new Pictures(this.textLayer, 0);
  }

  /** @throws if neither WebGL nor a 2-D canvas can be had */
  static async open(options: Options): Promise<Screen> {
    return new Screen(await createRenderer(options));
  }

  private newSource(): CanvasSource {
    return new CanvasSource({ resource: this.still, resolution: this.resolution, scaleMode: 'nearest' });
  }

  /** CSS px; `wanted` pixels per CSS px, less where that is too many. */
  resize(width: number, height: number, wanted: number): void {
    this.width = Math.max(1, Math.floor(width));
    this.height = Math.max(1, Math.floor(height));
    const most = Math.sqrt(MOST_PIXELS / (this.width * this.height));
    this.setResolution(Math.min(wanted, MOST_RESOLUTION, most));
  }

  /** For a picture in a higher resolution than the screen's. */
  setResolution(resolution: number): void {
    this.resolution = resolution;
    this.renderer.resize(this.width, this.height, resolution);
    this.still.width = this.canvas.width;
    this.still.height = this.canvas.height;
    const former = this.source;
    this.source = this.newSource();
    if (this.shader !== null) this.shader.resources.uTexture = this.source;
    if (this.sprite !== null) this.sprite.texture = new Texture({ source: this.source });
    former.destroy();
  }

  /** The pen at the start of a new still picture, in CSS px. */
  begin(ground: string): CanvasRenderingContext2D {
    const { pen } = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.setLineDash([]);
    pen.fillStyle = ground;
    pen.fillRect(0, 0, this.still.width, this.still.height);
    pen.setTransform(this.resolution, 0, 0, this.resolution, 0, 0);
    return pen;
  }

  /** The still picture has changed. */
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
