// The data with which the servers of the browser tests begin, made once: `node tools/e2e-data.mjs FOLDER` starts the built
// demonstration on the folder, and stops it when its sample year is loaded. Each server takes a copy (tools/e2e-server.mjs).
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './free-port.mjs'
import { root } from './root.mjs'

const [directory = ''] = process.argv.slice(2)
const port = await freePort()
const server = spawn(process.execPath, [join(root, 'tools/start.mjs')], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, DATA_DIR: directory, DEMO: '1', PORT: String(port), LOG_LEVEL: 'warn' },
})
const ended = new Promise((resolve) => server.once('close', resolve))
process.once('SIGTERM', () => server.kill('SIGTERM'))

let isReady = false
while (!isReady && server.exitCode === null && server.signalCode === null) {
  isReady = await fetch(`http://localhost:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )
  if (!isReady) await new Promise((wake) => setTimeout(wake, 200))
}
server.kill('SIGTERM')
const code = await ended
// Of two servers that begin with the same port only one would get it.
rmSync(join(directory, 'postgresql/postgres/port'), { force: true })
process.exitCode = isReady && code === 0 ? 0 : 1
