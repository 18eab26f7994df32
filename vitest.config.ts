import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

/** Suites that open databases of their own, or none. */
const ALWAYS_EMBEDDED = [
  'test/backup/**',
  'test/cli/database-commands.test.ts',
  'test/cli/doctor/redis.test.ts',
  'test/cli/doctor/replicas.test.ts',
  'test/cli/import.test.ts',
  'test/clients/package/**',
  'test/clients/recipes/**',
  'test/clients/relay/**',
  'test/deploy/**',
  'test/examples/**',
  'test/platform/embedded-files.test.ts',
  'test/platform/first-start.test.ts',
  'test/processes/backup.test.ts',
  'test/processes/doctor.test.ts',
  'test/processes/tls.test.ts',
];

export default defineConfig({
  resolve: {
    // Vite would take graphql's ESM build for our files while the libraries, loaded by Node, take the CommonJS one:
    // "Cannot use GraphQLSchema from another realm". One file for everyone.
    alias: [
      { find: /^graphql$/, replacement: require.resolve('graphql') },
      // The client package by its name, as recipes import it.
      { find: /^@campus-gateway\/client$/, replacement: `${import.meta.dirname}/packages/client/src/index.ts` },
      { find: /^@campus-gateway\/client\/(\w+)$/, replacement: `${import.meta.dirname}/packages/client/src/$1.ts` },
    ],
  },
  test: {
    setupFiles: ['./test/setup.ts'],
    globalSetup: ['./test/support/global-setup.ts'],
    pool: 'forks',
    // Tests wait for time-outs, disks and servers: one more than there are cores keeps all of them at work.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    // Where a server is named, what never asks it is left to the run on the embedded database.
    exclude: process.env['TEST_DATABASE_URL'] === undefined ? [] : ALWAYS_EMBEDDED,
    // Loading the program takes longer than most suites run: they share it.
    isolate: false,
  },
});
