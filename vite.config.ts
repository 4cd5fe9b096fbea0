import { configDefaults, defineConfig } from 'vitest/config';
import { VitePWA } from 'vite-plugin-pwa';

/** The page: built into dist/viewer, served from any folder of any server, offline after the first visit. */
const viewer = {
  root: 'viewer',
  base: './',
  build: {
    outDir: '../dist/site',
    emptyOutDir: true,
    target: 'es2022',
    // Chunks are loaded when they are needed; the first picture needs few.
    chunkSizeWarningLimit: 800,
  },
  worker: { format: 'es' as const },
  server: { host: '127.0.0.1', fs: { allow: ['..'] } },
  preview: { host: '127.0.0.1' },
  plugins: [
    VitePWA({
      registerType: 'prompt' as const,
      injectRegister: null,
      manifest: {
        name: 'Anshu 安疏',
        short_name: 'Anshu 安疏',
        description: '应急预案疏散模拟 · Will this emergency plan work at two in the morning?',
        lang: 'zh-CN',
        display: 'standalone' as const,
        start_url: './',
        scope: './',
        background_color: '#f6f7f9',
        theme_color: '#12324a',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        ],
      },
      workbox: {
        // Of the tables of characters that a PDF may ask for only the Chinese ones: plans have to be readable offline too.
        globPatterns: ['**/*.{js,css,html,svg,json,wasm,woff2}', 'assets/{GB,UniGB,Adobe-GB1}*.bcmap'],
        maximumFileSizeToCacheInBytes: 8_000_000,
        cleanupOutdatedCaches: true,
        // The page keeps its state in the part after #, and has no other address.
        navigateFallback: 'index.html',
      },
    }),
  ],
};

const tests = {
  test: {
    // A .only left behind would pass for all tests.
    allowOnly: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
    projects: [
      {
        extends: true as const,
        test: {
          name: 'node',
          // The engine keeps nothing between runs, so files may share it: it is read and compiled once a worker.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/browser/**'],
        },
      },
      {
        extends: true as const,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/page.ts'],
          // Two browsers would measure each other on two cores.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
};

export default defineConfig(process.env.VITEST === undefined ? viewer : tests);
