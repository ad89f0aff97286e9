import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const postgres = at('tests/helpers/globalPostgres.ts')
const redis = at('tests/helpers/globalRedis.ts')

export default defineConfig({
  resolve: {
    alias: [
      { find: /^payload-social-campaigns$/, replacement: at('src/exports/index.ts') },
      { find: /^payload-social-campaigns\/(\w+)$/, replacement: at('src/exports/$1.ts') },
      { find: '@payload-config', replacement: at('payload.config.ts') },
    ],
  },
  test: {
    environment: 'node',
    pool: 'forks',
    // Real servers, processes and clocks on a busy machine: a test that fails is tried twice more before it counts.
    retry: process.env.CI ? 2 : 0,
    env: { SOCIAL_ALLOW_PRIVATE_HOSTS: 'true', NEXT_TELEMETRY_DISABLED: '1' },
    projects: [
      { extends: true, test: { name: 'unit', testTimeout: 30_000, include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'], sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2, sequence: { groupOrder: 1 } } },
      {
        extends: true,
        test: {
          name: 'int',
          include: ['tests/int/**/*.test.ts'],
          globalSetup: [postgres, redis],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [postgres],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
