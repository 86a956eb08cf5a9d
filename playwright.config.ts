import { chromium, defineConfig } from '@playwright/test'
import { findChromium } from './tools/chromium.mjs'

/** A server with data of its own for each worker. */
const ports = (process.env.E2E_PORTS ?? '3939,3940').split(',').map(Number)
// Playwright reads this file again in every worker, and tells it which one it is.
const ownPort = ports[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
const executablePath = findChromium(chromium.executablePath()) ?? undefined

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // The files that a worker plays share its server's data; each makes what it needs.
  workers: ports.length,
  // Where everything is tried at once a hiccup of the machine is named as one (tools/test.mjs), and does not hide what else is wrong.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // Long enough for a machine that does other work beside: a test that is right must not fail there.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${ownPort}`,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    // Recording every step takes as much of the machine as the tests themselves: asked for when one is looked into.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    // A step that waits longer is waiting for something that is not there.
    actionTimeout: 30_000,
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
  projects: [{ name: 'desk', use: { browserName: 'chromium', viewport: { width: 1280, height: 800 } } }],
  webServer: ports.map((port) => ({
    name: `server ${port}`,
    command: 'node tools/e2e-server.mjs',
    url: `http://localhost:${port}/healthz`,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'pipe',
    stderr: 'pipe',
    // The database must be stopped with the server.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: String(port), PUBLIC_URL: '', SESSION_SECRET: '', LOG_LEVEL: 'warn' },
  })),
})
