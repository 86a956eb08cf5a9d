import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UNUSED_COMMANDS } from './lighter-editor.ts'
import { root } from './root.mjs'

/** Packages of Tiptap whose extensions the editor is made of: they ask for commands of others. */
const EXTENSIONS = [
  ...[
    'bold',
    'collaboration',
    'collaboration-caret',
    'hard-break',
    'list',
    'paragraph',
    'table',
    'text',
    'underline',
  ].map((name) => `node_modules/@tiptap/extension-${name}/dist`),
  'node_modules/@tiptap/core/dist',
  'node_modules/@tiptap/react/dist',
  'node_modules/@tiptap/extensions/dist/gap-cursor',
]

const MODULES = ['app', ...EXTENSIONS].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|js)$/.test(name) && !/\.test\.|\.d\.ts$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')] as const),
)

describe('what is left out of the editor is not asked for', () => {
  it.each(UNUSED_COMMANDS)('as a command: %s', (name) => {
    const asks = new RegExp(String.raw`\.${name}\(`)
    expect(MODULES.filter(([, source]) => asks.test(source)).map(([file]) => file)).toEqual([])
  })

  it.each([
    ['decorations by Tiptap', /\baddDecorations\(/],
    ['an event of what was deleted', /\bonDelete\(|\bon\(['"]delete['"]/],
    ['positions that are objects', /\beditor\.\$(?:doc|pos|node|nodes)\b/],
    ['Markdown', /\.storage\.markdown\b|\bgetMarkdown\(/],
    ['styles that Tiptap writes into the page', /\binjectCSS: true/],
  ])('as %s', (_, asks) => {
    expect(
      MODULES.filter(([name, source]) => name.startsWith('app/') && asks.test(source)).map(([file]) => file),
    ).toEqual([])
  })
})
