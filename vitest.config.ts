import { defineConfig } from 'vitest/config'

const INTEGRATION = '**/*.integration.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{app,server,tools}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', INTEGRATION],
          env: { TZ: 'Asia/Tokyo' },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{app,server,tools}/**/*.integration.test.ts'],
          globalSetup: ['server/db/test-server.ts'],
          env: { TZ: 'Asia/Tokyo' },
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
