// `npm run demo`: from a fresh clone to a running demonstration, with nothing but Node and npm.
import { ensureDependencies } from './ensure-dependencies.mjs'

ensureDependencies()

const { build } = await import('./build.mjs')
await build().catch((error) => {
  console.error(error.message)
  process.exit(1)
})

process.env.DEMO = '1'
// Who tries it out reads the address, not a log.
process.env.LOG_LEVEL ||= 'warn'
await import('./start.mjs')
