import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A .only left behind would pass for all tests.
    allowOnly: false,
    testTimeout: 60_000,
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
    // Tests in a real browser (test/browser) become a project of their own beside this one.
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/browser/**'],
        },
      },
    ],
  },
});
