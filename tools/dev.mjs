// `npm run dev`: the demonstration from its sources. Screens are reloaded in place, a change of the server restarts it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { developmentEnvironment } from './demonstration.mjs'
import { ensureDependencies } from './ensure-dependencies.mjs'
import { root } from './root.mjs'

ensureDependencies()
const { generateDatabaseClient } = await import('./generate.mjs')
await generateDatabaseClient()

const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
const server = spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', 'server/index.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: developmentEnvironment(process.env),
})
// Ctrl-C reaches the server by itself; wait for it until its database has stopped.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
