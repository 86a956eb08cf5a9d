// `npm run build`: the browser's files, the server's routes, and the server itself, into build/.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unlessUnchanged } from './content-stamp.mjs'
import { generateDatabaseClient } from './generate.mjs'
import { root } from './root.mjs'

/** Programs of the server, bundled into build/server-entry/<name>.mjs; packages stay outside. */
const SERVER_PROGRAMS = {
  index: 'server/index.ts',
  'verify-audit': 'server/verify-audit.ts',
  'recount-answers': 'server/recount-answers.ts',
  'word-worker': 'server/word/word-worker.ts',
  'text-worker': 'server/document-text/text-worker.ts',
  'password-worker': 'server/passwords/password-worker.ts',
  'read-worker': 'server/documents/read/read-worker.ts',
  'similar-worker': 'server/proposals/similar-worker.ts',
}

const INPUTS = [
  ...['app', 'server', 'public', 'prisma/sample-year', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...['vite.config.ts', 'remix.config.js', 'tools/build.mjs', 'tools/keep-server-out-of-browser.ts'],
  ...['tools/leave-out.ts', 'tools/lighter-editor.ts', 'tools/lighter-router.ts'],
]
const OUTPUTS = ['build/client', 'build/server/index.js', 'build/server-entry/index.mjs']

/** Builds everything, unless nothing has changed since the last time. Throws when a part fails. */
export async function build() {
  await generateDatabaseClient()
  await unlessUnchanged('build', { inputs: INPUTS, outputs: OUTPUTS }, async () => {
    buildScreens()
    writeLicences()
    await buildServer()
  })
}

function buildScreens() {
  const remix = join(dirname(createRequire(import.meta.url).resolve('@remix-run/dev/package.json')), 'dist/cli.js')
  const { status } = spawnSync(process.execPath, [remix, 'vite:build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error('The screens could not be built.')
}

/** The notices of the packages whose code goes to browsers: compressed code has no comments to carry them. */
function writeLicences() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const notices = Object.keys(dependencies).flatMap((name) => {
    const folder = join(root, 'node_modules', name)
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    return file ? [`${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`] : []
  })
  writeFileSync(join(root, 'build/client/licenses.txt'), notices.join(`\n${'-'.repeat(72)}\n\n`))
}

async function buildServer() {
  const { build: bundle } = await import('esbuild')
  rmSync(join(root, 'build/server-entry'), { recursive: true, force: true })
  await bundle({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(SERVER_PROGRAMS).filter(([, path]) => existsSync(join(root, path)))),
    outdir: 'build/server-entry',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { ensureDependencies } = await import('./ensure-dependencies.mjs')
  ensureDependencies()
  await build().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
