// `npm run demo`: from a fresh clone to a running demonstration, with nothing but Node and npm.
import { makeDemonstration } from './demonstration.mjs'
import { ensureDependencies } from './ensure-dependencies.mjs'

ensureDependencies()

const { build } = await import('./build.mjs')
await build().catch((error) => {
  console.error(error.message)
  process.exit(1)
})

for (const line of makeDemonstration(process.env)) console.log(line)
await import('./start.mjs')
