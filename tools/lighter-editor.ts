import type { Plugin } from 'vite'

const DESCRIPTION = /= (?=\$\.\$custom\()/g
const EQUALITY = '\0deep-equality'
const HASH = '\0no-hash'

/**
 * Leaves out of the editor what two of its libraries bring along and nobody asks for:
 * - lib0/dom, with which Yjs colours its warnings, describes four kinds of nodes by lib0/schema. Rollup cannot know that to
 *   describe them does nothing else, and ships the whole of the schema: 2.3 kB compressed.
 * - Its binding tells marks that may lie upon themselves apart by their SHA-256, 1.8 kB; no mark of ours may (document-schema.test.ts).
 * - Tiptap compares what the toolbar shows by `fast-equals`, 2 kB; lib0, which is there anyway, compares plain values as well.
 */
export function lighterEditor(): Plugin {
  return {
    name: 'lighter-editor',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, importer) => {
      if (source === 'fast-equals') return EQUALITY
      return source === 'lib0/hash/sha256' && importer?.includes('/y-tiptap/') ? HASH : null
    },
    load: (id) => {
      if (id === EQUALITY) return "export { equalityDeep as deepEqual } from 'lib0/function'"
      return id === HASH ? "export const digest = () => { throw new Error('no mark lies upon itself') }" : null
    },
    transform(code, id) {
      if (!/\/lib0\/dom\.js$/.test(id.split('?')[0] ?? '')) return null
      return { code: code.replaceAll(DESCRIPTION, '= /*#__PURE__*/ '), map: null }
    },
  }
}
