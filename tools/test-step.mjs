import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './root.mjs'

/** A step that takes longer (ms) hangs, and is ended. The longest, the browser tests, takes ten minutes on two quiet cores. */
const LIMIT = 20 * 60_000

/** Settings of a running installation are no business of the tests. */
const {
  NODE_ENV,
  DATABASE_URL,
  DATA_DIR,
  PORT,
  HOST,
  PUBLIC_URL,
  TRUSTED_PROXY,
  SESSION_SECRET,
  DEMO,
  LIBREOFFICE,
  LOG_LEVEL,
  ...environmentOfAll
} = process.env

/**
 * Runs one step. `command` is a program of node_modules/.bin or of the system. What it prints is on our output at once, or,
 * when others run at the same time (`isBesideOthers`), in one piece when it has ended. One that `givesWay` takes less of
 * the machine than those that do not: they measure how long somebody waits.
 */
export function runStep(
  { name, command: [program, ...args], environment = {} },
  { isBesideOthers = false, givesWay = false } = {},
) {
  const printed = []
  const heading = `\n■ ${name}`
  if (!isBesideOthers) console.log(heading)
  const begin = performance.now()
  const child = spawn(program, args, {
    cwd: root,
    stdio: isBesideOthers ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    timeout: LIMIT,
    shell: process.platform === 'win32',
    env: {
      ...environmentOfAll,
      // Whether pages are laid out does not depend on what the machine has; the test of it asks for it itself.
      LIBREOFFICE: 'off',
      ...environment,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
    },
  })
  if (givesWay && child.pid) setPriority(child.pid, 5)
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => printed.push(data))
  return new Promise((resolve) => {
    const end = (isPassed) => {
      if (isBesideOthers) console.log(`${heading}\n${Buffer.concat(printed)}`)
      const seconds = (performance.now() - begin) / 1000
      console.log(`${isPassed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
      resolve({ isPassed, seconds })
    }
    child.once('error', (error) => {
      console.error(error.message)
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}
