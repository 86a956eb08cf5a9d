import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { growsTooFast } from '#app/domain/hostile-texts.test-support.ts'
import { Trial } from '#server/collab/trial.ts'
import { checkDocument } from './check-document.ts'
import { documentFromContent } from './document-from-content.ts'
import { documentSchema } from './document-schema.ts'
import { decodeEntities } from './html-entities.ts'
import { insertPasted, readPaste } from './paste.ts'
import { randomFrom, randomHtml } from './paste-machine.ts'
import { FRAGMENT } from './schema-version.ts'
import { readUpdate, seedUpdate } from './yjs-document.ts'

/** `npm run test:paste -- --seeds N` tries more. */
const SEEDS = Number(process.env.PASTE_SEEDS ?? 150)
const FIRST = Number(process.env.PASTE_FIRST_SEED ?? 1)

const before = documentFromContent({
  body: [
    { kind: 'paragraph', text: '前後' },
    { kind: 'list', style: '（1）', items: [{ text: '項目' }] },
  ],
  background: '理由',
})

/** The editor's text after the paste, at a place that the seed chooses. */
function pasted(html: string, seed: number): DocumentJson {
  const read = readPaste({ html, text: '' }, seed % 3 === 0 ? 'asWritten' : 'tidy')
  if (!read.ok) throw new Error(read.refusal.reason)
  const doc = documentSchema.nodeFromJSON(before)
  const places = [3, 2, doc.content.size - 4, 9]
  const state = EditorState.create({ doc, selection: TextSelection.near(doc.resolve(places[seed % 4] ?? 3)) as never })
  if (read.value.blocks.length === 0) return before
  const inserted = insertPasted(state, read.value.blocks)
  if (!inserted.ok) throw new Error(inserted.refusal.reason)
  inserted.value.doc.check()
  return inserted.value.doc.toJSON() as DocumentJson
}

/** What a server that has an empty text says to an update that brings all of it. */
function serverSays(json: DocumentJson): string {
  const empty = new Y.Doc()
  empty.getXmlFragment(FRAGMENT)
  const trial = new Trial([Y.encodeStateAsUpdate(empty)])
  try {
    return trial.take(seedUpdate(json)).kind
  } finally {
    trial.destroy()
  }
}

/** Letters of it, without what numbers, spaces and signs come and go with. */
const letters = (text: string): string[] => [...text.normalize('NFKC').replace(/[^\p{L}]/gu, '')].sort()

it(`what the editor takes of ${SEEDS} random pastes the server takes, and no letter is lost unsaid`, {
  timeout: 30_000 + SEEDS * 200,
}, () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const html = randomHtml(randomFrom(seed))
    const json = pasted(html, seed)
    expect(checkDocument(json), `seed ${seed}\n${html}`).toEqual({ ok: true })
    expect(serverSays(json), `seed ${seed}\n${html}`).toBe('fits')
    expect(checkDocument(readUpdate(seedUpdate(json))), `seed ${seed}`).toEqual({ ok: true })
    // Read as it was written, every letter is there: those between the tags.
    const whole = readPaste({ html, text: '' }, 'asWritten')
    if (!whole.ok) throw new Error(whole.refusal.reason)
    const source = decodeEntities(
      html.replace(/<style>.*?<\/style>|<rp>.*?<\/rp>/gs, '').replace(/<[^>]*>/g, ''),
    ).replace(/か\u3099/g, 'が')
    const missing = missingFrom(letters(textOf(whole.value.blocks)), letters(source))
    if (!html.includes('mso-list')) expect(missing, `seed ${seed}\n${html}`).toEqual([])
  }
})

const textOf = (blocks: readonly DocumentJson[]): string =>
  blocks.map((block) => (block.text ?? '') + textOf(block.content ?? [])).join('')

function missingFrom(have: readonly string[], wanted: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const letter of have) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return wanted.filter((letter) => {
    const count = counts.get(letter) ?? 0
    counts.set(letter, count - 1)
    return count <= 0
  })
}

it.each([
  ['nested elements', '<div><ol><li>甲'],
  ['tables', '<table><tr><td>甲'],
  ['signs', '<'],
  ['declarations', '<!'],
  ['words of Word', "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>甲</p>"],
  ['style sheets', '<style>.a{display:none}'],
  ['numbered lines', '<p>①甲</p>'],
])('reading takes time in proportion to the length: %s', (_name, piece) => {
  const read = (count: number) => void readPaste({ html: piece.repeat(Math.ceil(count / piece.length)), text: '' })
  read(10_000)
  expect(growsTooFast([20_000, 40_000, 80_000], read)).toBeNull()
})
