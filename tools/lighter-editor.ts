import type { Plugin } from 'vite'
import { type LeftOut, leaveOut } from './leave-out.ts'

const DESCRIPTION = /= (?=\$\.\$custom\()/g
const EQUALITY = '\0deep-equality'
const HASH = '\0no-hash'

/** Commands of Tiptap that no key, no tool and no extension of the editor asks for; lighter-editor.test.ts says so. */
export const UNUSED_COMMANDS = [
  'clearContent',
  'enter',
  'insertDefaultBlock',
  'joinDown',
  'joinItemBackward',
  'joinTextblockBackward',
  'joinTextblockForward',
  'joinUp',
  'resetAttributes',
  'selectParentNode',
  'setNodeSelection',
  'setTextDirection',
  'toggleNode',
  'toggleWrap',
  'unsetAllMarks',
  'unsetTextDirection',
  'updateDecorations',
] as const

const FILES: Readonly<Record<string, LeftOut>> = {
  '@tiptap/core/dist/index.js': {
    constants: UNUSED_COMMANDS.map((name) => [new RegExp(String.raw`^\t${name}: \(\) => ${name}(?:\$1)?,?$`, 'm'), '']),
    known: { createStyleTag: 'null' },
    values: {
      // No extension of ours has decorations by Tiptap, or listens to what is deleted (an event made at every change).
      DecorationManager: 'class { destroy() {} liveWidgetKeys() { return EMPTY_KEYS } }',
      Delete: 'Extension.create({ name: "delete" })',
      // What editor.$doc is made of.
      NodePos: 'class { constructor() { throw new Error("no position has an object of its own") } }',
      style: '""',
    },
  },
  // Nothing is written as Markdown.
  '@tiptap/extension-table/dist/table/index.js': { known: { renderTableToMarkdown: '""' } },
}

/**
 * Leaves out of the editor what two of its libraries bring along and nobody asks for:
 * - lib0/dom, with which Yjs colours its warnings, describes four kinds of nodes by lib0/schema. Rollup cannot know that to
 *   describe them does nothing else, and ships the whole of the schema: 2.3 kB compressed.
 * - Its binding tells marks that may lie upon themselves apart by their SHA-256, 1.8 kB; no mark of ours may (document-schema.test.ts).
 * - Of Tiptap itself what no extension here asks for: decorations, events of deletions, Markdown, styles of its own, commands.
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
      const lighter = leaveOut(this, code, id, FILES)
      if (lighter !== null) return { code: lighter, map: null }
      if (!/\/lib0\/dom\.js$/.test(id.split('?')[0] ?? '')) return null
      return { code: code.replaceAll(DESCRIPTION, '= /*#__PURE__*/ '), map: null }
    },
  }
}
