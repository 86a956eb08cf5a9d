// Runs on a bare Node, before anything is installed: imports nothing but Node itself.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNodeSupported } from './node-version.mjs'
import { root } from './root.mjs'

/**
 * Installs the packages of package-lock.json when they are missing or are others. Ends the process with one clear line
 * when this Node will not do or npm fails.
 */
export function ensureDependencies() {
  const { node } = process.versions
  if (!isNodeSupported(node)) {
    fail(
      `Node.js 20.19 以上の 20、22.12 以上の 22、または 24 以上が必要です（現在 ${node}）。`,
      `Node.js 20.19 or a later 20, 22.12 or a later 22, or 24 or newer is needed; this is ${node}.`,
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
