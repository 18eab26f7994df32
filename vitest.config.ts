import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  resolve: {
    // Vite would take graphql's ESM build for our files while the libraries, loaded by Node, take the CommonJS one:
    // "Cannot use GraphQLSchema from another realm". One file for everyone.
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }],
  },
  test: {
    setupFiles: ['./test/setup.ts'],
    globalSetup: ['./test/support/global-setup.ts'],
    pool: 'forks',
    // Vitest would leave one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    // Loading the program takes longer than most suites run: they share it.
    isolate: false,
  },
});
