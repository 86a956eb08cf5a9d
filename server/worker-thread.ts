import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type ResourceLimits, Worker } from 'node:worker_threads'

/**
 * Starts a thread whose code lies beside the caller's: in TypeScript during development, bundled beside the server in production
 * (tools/build.mjs).
 * @param beside the caller's `import.meta.url`
 * @param name of the file, without its ending
 */
export function startThread(beside: string, name: string, resourceLimits: ResourceLimits): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`./${name}.mjs`, beside), { resourceLimits })
  // tsx registers itself in the main thread only, and not at all where the tests run: the thread has to ask for it.
  const tsxFolder = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))
  const tsx = new URL('./dist/esm/api/index.mjs', tsxFolder).href
  const code = new URL(`./${name}.ts`, beside).href
  const source = `import { register } from '${tsx}'\nregister()\nawait import('${code}')`
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), { resourceLimits })
}
