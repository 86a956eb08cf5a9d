import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const INTEGRATION = '**/*.integration.test.ts'

export default defineConfig({
  test: {
    // Vitest leaves one core to itself; on a machine with two that would be half of what there is.
    maxWorkers: availableParallelism(),
    minWorkers: 1,
    // Whether a process takes more than one file is asked here alone; what a project says of it makes its files share modules besides.
    poolOptions: { forks: { isolate: false } },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{app,server,tools}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', INTEGRATION],
          env: { TZ: 'Asia/Tokyo' },
          // Each file has modules of its own, and so nothing that another left in them.
          pool: 'forks',
          isolate: true,
          // Programs of other makers start in some (the Open XML validator), on a machine that may do other work beside.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{app,server,tools,bench}/**/*.integration.test.ts'],
          globalSetup: ['server/db/test-server.ts'],
          env: { TZ: 'Asia/Tokyo' },
          // One process for many files: loading the program and the database client anew for each took a third of the time.
          pool: 'forks',
          isolate: false,
          // Long enough for a machine that does other work beside.
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
