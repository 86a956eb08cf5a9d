import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'

/** Beside the packages, so that a new installation also makes everything anew. */
const stampFile = (name) => join(root, 'node_modules/.cache/policy-desk', name)

/**
 * Does `work` unless it was done before for the same content of `inputs` (files and folders below the top folder) and
 * `outputs` are still there. Times of files say nothing after a clone or a checkout.
 */
export async function unlessUnchanged(name, { inputs, outputs }, work) {
  const stamp = stampOf(inputs)
  if (readIfThere(stampFile(name)) === stamp && outputs.every((path) => isThere(join(root, path)))) return
  await work()
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), stamp)
}

function stampOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const full = join(root, path)
  if (!isThere(full)) return
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`)
  } else {
    hash.update(`\0${path}\0`).update(readFileSync(full))
  }
}

const isThere = (path) => statSync(path, { throwIfNoEntry: false }) !== undefined

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
