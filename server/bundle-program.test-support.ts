import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles a program of ours for tests that start it as a process, as `npm run build` does: translating each of its files at each
 * start took longer than what the tests are about. `source` is its path from the root of the repository.
 * @returns the path of the bundle, inside the repository so that packages are found
 */
export async function bundleProgram(source: string): Promise<string> {
  const outfile = resolve('build/test-programs', `${randomUUID()}.mjs`)
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  return outfile
}
