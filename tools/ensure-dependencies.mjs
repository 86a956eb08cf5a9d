// Runs on a bare Node, before anything is installed: imports nothing but Node itself.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const OLDEST_NODE = [20, 19]

/**
 * Installs the packages of package-lock.json when they are missing or are others. Ends the process with one clear line
 * when Node is too old or npm fails.
 */
export function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    fail(
      `Node.js ${OLDEST_NODE.join('.')} 以上が必要です（現在 ${process.versions.node}）。`,
      `Node.js ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}.`,
    )
  }
  if (isInstalled()) return
  console.log('必要なパッケージを入れています（初回は1分ほどかかります）… / Installing packages (about a minute)…')
  const { status } = runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) {
    fail(
      'パッケージを入れられませんでした。上の npm の表示とネットワークを確かめて、もう一度実行してください。',
      'The packages could not be installed: see what npm says above, check the network, and run this again.',
    )
  }
}

/** npm writes the second lock file last, so an installation that was broken off has none. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const installed = present[path]
    // Optional packages are those of other platforms too.
    if (path === '' || (optional && !installed)) return true
    return installed?.version === version && installed?.integrity === integrity
  })
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return null
  }
}

function runNpm(args) {
  // The npm that runs us, where one does.
  const npm = process.env.npm_execpath
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  return spawnSync(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
    env: {
      ...process.env,
      // Development packages are needed for the build, whatever the environment says.
      NODE_ENV: 'development',
      // Keeps the install script of an npm that does not know `allowScripts` from downloading an engine nobody uses.
      PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'tools/schema-engine.mjs'),
      CHECKPOINT_DISABLE: '1',
    },
  })
}

function fail(ja, en) {
  console.error(`${ja} / ${en}`)
  process.exit(1)
}
