// `npm run answers:recount`: the built command, in this very process.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const program = join(root, 'build/server-entry/recount-answers.mjs')
if (!existsSync(program)) {
  console.error(
    'まだビルドされていません。npm ci && npm run build を実行してください。 / Not built yet: run npm ci && npm run build.',
  )
  process.exit(2)
}
process.chdir(root)
process.noDeprecation = true
await import(pathToFileURL(program).href)
