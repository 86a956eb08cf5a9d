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
import { randomFrom, randomHtml, randomLines } from './paste-machine.ts'
import type { PasteManner } from './paste-reading.ts'
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

/** Everything in it that can be seen, whatever its width and height; ^ and _ are set where a height would be lost. */
const visible = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{C}^_]/gu, '')
    .replaceAll('−', '-')

const readAs = (clipboard: { html: string; text: string }, manner: PasteManner) => {
  const whole = readPaste(clipboard, manner)
  if (!whole.ok) throw new Error(whole.refusal.reason)
  return { lines: linesOf(whole.value.blocks).map(visible), leftOut: whole.value.leftOut }
}

const linesOf = (blocks: readonly DocumentJson[]): string[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [textOf(block.content ?? [])] : linesOf(block.content ?? [])))

const textOf = (blocks: readonly DocumentJson[]): string =>
  blocks.map((block) => (block.text ?? '') + textOf(block.content ?? [])).join('')

/**
 * What of the text as it was written is not in the tidy one and is not said either; null where all is well. Each thing that is said to
 * be left out accounts for one passage; numbers and page lines for one at the beginning of a line.
 */
function unsaid(clipboard: { html: string; text: string }): string | null {
  const written = readAs(clipboard, 'asWritten')
  const { lines, leftOut } = readAs(clipboard, 'tidy')
  const { signs = 0, pageLines = 0, hidden = 0, deleted = 0, readings = 0, comments = 0 } = leftOut
  const anywhere = hidden + deleted + readings + comments
  const missing = passagesLeftOut(written.lines, lines.join(''), anywhere > 0)
  if (missing === null) return 'something is added, or the order is another'
  const said = signs + pageLines + anywhere
  return missing <= said ? null : `${missing} passages are left out, and ${said} are said to be`
}

/** The fewest passages that are left out of the lines to get `kept`; null where `kept` does not come about in that way. */
function passagesLeftOut(lines: readonly string[], kept: string, isAnywhere: boolean): number | null {
  const from = lines.join('')
  if (from === kept) return 0
  const begins = new Set<number>()
  let length = 0
  for (const line of lines) {
    begins.add(length)
    length += line.length
  }
  const NEVER = 1e9
  // For each place in `kept`: the fewest passages when the letter before was kept, and when it was left out.
  let whole = new Int32Array(kept.length + 1).fill(NEVER)
  let inGap = new Int32Array(kept.length + 1).fill(NEVER)
  whole[0] = 0
  for (let index = 0; index < from.length; index++) {
    const nextWhole = new Int32Array(kept.length + 1).fill(NEVER)
    const nextGap = new Int32Array(kept.length + 1).fill(NEVER)
    const mayBegin = isAnywhere || begins.has(index)
    for (let place = 0; place <= kept.length; place++) {
      const [plain = NEVER, gap = NEVER] = [whole[place], inGap[place]]
      const least = Math.min(plain, gap)
      nextGap[place] = Math.min(gap + (begins.has(index) && !isAnywhere ? 1 : 0), mayBegin ? plain + 1 : NEVER)
      if (place < kept.length && from[index] === kept[place]) nextWhole[place + 1] = least
    }
    whole = nextWhole
    inGap = nextGap
  }
  const fewest = Math.min(whole[kept.length] ?? NEVER, inGap[kept.length] ?? NEVER)
  return fewest >= NEVER ? null : fewest
}

it('what is left out unsaid is found', () => {
  expect(passagesLeftOut(['①甲', '②乙'], '甲乙', false)).toBe(2)
  expect(passagesLeftOut(['甲毎月乙'], '甲乙', false)).toBeNull()
  expect(passagesLeftOut(['甲毎月乙'], '甲乙', true)).toBe(1)
  expect(passagesLeftOut(['甲', '乙'], '乙甲', true)).toBeNull()
})

it(`what the editor takes of ${SEEDS} random pastes the server takes, and nothing is lost unsaid`, {
  timeout: 30_000 + SEEDS * 400,
}, () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const html = randomHtml(randomFrom(seed))
    const json = pasted(html, seed)
    expect(checkDocument(json), `seed ${seed}\n${html}`).toEqual({ ok: true })
    expect(serverSays(json), `seed ${seed}\n${html}`).toBe('fits')
    expect(checkDocument(readUpdate(seedUpdate(json))), `seed ${seed}`).toEqual({ ok: true })
    // Read as it was written, everything is there that stands between the tags.
    const whole = readAs({ html, text: '' }, 'asWritten').lines.join('')
    const source = decodeEntities(
      html.replace(/<style>.*?<\/style>|<rp>.*?<\/rp>/gs, '').replace(/<[^>]*>/g, ''),
    ).replace(/か\u3099/g, 'が')
    expect(missingFrom([...whole], [...visible(source)]), `seed ${seed}\n${html}`).toEqual([])
    expect(unsaid({ html, text: '' }), `seed ${seed}\n${html}`).toBeNull()
    const text = randomLines(randomFrom(seed))
    expect(unsaid({ html: '', text }), `seed ${seed}\n${text}`).toBeNull()
    // A number or bullet without words is no item: it would vanish.
    expect(readAs({ html: '', text }, 'tidy').lines, `seed ${seed}\n${text}`).not.toContain('')
  }
})

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
