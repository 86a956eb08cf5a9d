// `npm start`: the built server, in this very process, so that a signal reaches it once and directly.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const program = join(root, 'build/server-entry/index.mjs')
if (!existsSync(program)) {
  console.error(
    'まだビルドされていません。npm ci && npm run build を実行してください。 / Not built yet: run npm ci && npm run build.',
  )
  process.exit(1)
}

process.chdir(root)
process.env.NODE_ENV ||= 'production'
process.setSourceMapsEnabled(true)
// What libraries will drop one day is for developers: `npm run dev` shows it.
process.noDeprecation = true
await import(pathToFileURL(program).href)
