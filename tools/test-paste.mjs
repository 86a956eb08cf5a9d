/** `npm run test:paste -- --seeds N [--first N]`: random clipboards, read and handed to the server's checks; see paste-machine.ts. */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '10000' }, first: { type: 'string', default: '1' } },
})
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'app/document/paste-machine.test.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, PASTE_SEEDS: values.seeds, PASTE_FIRST_SEED: values.first },
  },
)
process.exitCode = status ?? 1
