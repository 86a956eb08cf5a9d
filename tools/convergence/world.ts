import * as Y from 'yjs'
import { documentSchema } from '#app/document/document-schema.ts'
import { leaveMarksToTheirWriters } from '#app/document/leave-marks.ts'
import { needsMending } from '#app/document/mend-document.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { hasBrokenTable } from '#app/document/whole-tables.ts'
import { readUpdate, seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { loadPasteCode } from '#app/features/drafting/paste-documents.ts'
import { lettersIn, Record } from './letters.ts'
import { Wire } from './network.ts'
import { Person } from './person.ts'
import { drawFrom, Random } from './random.ts'
import { personOf, Server } from './server.ts'
import { forgetTimers, pass } from './virtual-time.ts'

export type Outcome = {
  readonly seed: number
  readonly faults: readonly string[]
  readonly story: readonly string[]
  readonly text: string
  readonly actions: number
}

/** Steps in which each may do something. */
const STEPS = 34

/** Two to four people write one text at the same time; everything that happens follows from `seed`. */
export async function run(seed: number, onStep?: (seen: () => string[]) => void): Promise<Outcome> {
  // A browser asks for it when the editor gets the focus; when it is there is no matter of a world's time.
  await loadPasteCode()
  const random = new Random(seed)
  drawFrom(seed)
  const initial = firstText(random)
  const server = new Server(random, seedUpdate(initial))
  const record = new Record(lettersIn(documentSchema.nodeFromJSON(initial)))
  const people: Person[] = []
  const errors: string[] = []
  const story: string[] = []
  const original = console.error
  console.error = (...values: unknown[]) =>
    void errors.push(values.map((value) => (value instanceof Error ? value.stack : String(value))).join(' '))
  try {
    for (let number = 0; number < random.between(2, 4); number++)
      people.push(new Person(number, new Wire(server, personOf(number), random), random, record))
    await pass(600)
    // Half of the worlds have no freeze: what is refused there hides what could be lost otherwise.
    const mayFreeze = random.chance(0.25)
    for (let step = 0; step < STEPS; step++) {
      const person = random.pick(people)
      if (random.chance(0.03)) {
        story.push(`${person.number} ${person.wire.isUp ? 'cut' : 'back'}`)
        if (person.wire.isUp) person.wire.cut()
        else person.wire.restore()
      } else if (mayFreeze && random.chance(0.02)) {
        server.setFrozen(!server.isFrozen)
        story.push(server.isFrozen ? 'frozen' : 'open')
      } else {
        const from = person.story.length
        person.act()
        for (const what of person.story.slice(from)) story.push(`${person.number} ${what}`)
      }
      if (random.chance(0.6)) await pass(random.between(0, 60))
      onStep?.(() => [
        story.at(-1) ?? '',
        lettersIn(
          documentSchema.nodeFromJSON(readUpdate(Y.mergeUpdates(server.rows.map((row) => row.bytes)))),
        ).replaceAll('\n', '/'),
        ...people.map((each) => `${each.number} ${lettersIn(each.view?.state.doc).replaceAll('\n', '/')}`),
      ])
    }
    for (const person of people) {
      person.finish()
      person.wire.restore()
    }
    await pass(300)
    if (server.isFrozen) server.setFrozen(false)
    await pass(3_000)
    const stored = Y.mergeUpdates(server.rows.map((row) => row.bytes))
    const text = lettersIn(documentSchema.nodeFromJSON(readUpdate(stored)))
    const faults = [
      ...errors,
      ...server.faults,
      ...faultsOf(people, stored),
      ...people.flatMap(({ number, unsent }) =>
        mayFreeze ? [] : unsent.map((lines) => `${number} was handed back ${JSON.stringify(lines)}`),
      ),
      ...record.faults(text, people.flatMap(({ unsent }) => unsent).join()),
    ]
    return { seed, faults, story, text, actions: people.reduce((sum, { story }) => sum + story.length, 0) }
  } catch (error) {
    return {
      seed,
      faults: [...errors, error instanceof Error ? (error.stack ?? error.message) : String(error)],
      story,
      text: '',
      actions: 0,
    }
  } finally {
    for (const person of people) person.leave()
    forgetTimers()
    console.error = original
  }
}

function faultsOf(people: readonly Person[], stored: Uint8Array): string[] {
  const faults: string[] = []
  const doc = new Y.Doc()
  leaveMarksToTheirWriters(doc)
  Y.applyUpdate(doc, stored)
  if (doc.store.pendingStructs) faults.push('what is stored builds on something that is not')
  if (needsMending([doc.getXmlFragment(FRAGMENT)])) faults.push('the text needs mending')
  const read = documentSchema.nodeFromJSON(readUpdate(stored))
  for (const { number, view, snapshot } of people) {
    if (snapshot.saveState.kind !== 'saved') faults.push(`${number} is told ${JSON.stringify(snapshot.saveState)}`)
    const shared = Y.encodeStateVector(snapshot.doc)
    if (String(shared) !== String(Y.encodeStateVector(doc))) faults.push(`${number} has another shared text`)
    const [has, should] = [snapshot.doc, doc].map((one) => one.getXmlFragment(FRAGMENT).toString())
    if (has !== should) faults.push(`${number} has another shared text: ${has}\n   stored ${should}`)
    if (!view) faults.push(`${number} has no editor`)
    else {
      try {
        view.state.doc.check()
      } catch (error) {
        faults.push(`${number} sees what does not fit: ${error}`)
      }
      if (hasBrokenTable(view.state.doc)) faults.push(`${number} sees a broken table`)
      if (!documentSchema.nodeFromJSON(view.state.doc.toJSON()).eq(read))
        faults.push(`${number} sees another text: ${view.state.doc}\n   stored ${read}`)
    }
  }
  return faults
}

function firstText(random: Random): DocumentJson {
  // Greek letters, so that they are told from what is typed.
  let next = 0x3b1
  const word = () => String.fromCodePoint(next++, next++, next++)
  const paragraph = (text: string): DocumentJson => ({
    type: 'paragraph',
    ...(text && { content: [{ type: 'text', text }] }),
  })
  const list = (): DocumentJson => ({
    type: 'orderedList',
    content: Array.from({ length: 3 }, () => ({ type: 'listItem', content: [paragraph(word())] })),
  })
  const table = (): DocumentJson => ({
    type: 'table',
    content: Array.from({ length: 3 }, () => ({
      type: 'tableRow',
      content: Array.from({ length: 3 }, () => ({
        type: 'tableCell',
        content: [paragraph(random.chance(0.3) ? word() : '')],
      })),
    })),
  })
  const kind = random.weighted({ empty: 3, words: 3, list: 3, table: 3 })
  const body = {
    empty: () => [paragraph('')],
    words: () => [paragraph(word() + word()), paragraph(word())],
    list: () => [paragraph(word()), list()],
    table: () => [paragraph(''), table(), paragraph('')],
  }[kind]()
  return {
    type: 'doc',
    content: [
      { type: 'requestBody', content: body },
      { type: 'background', content: [paragraph('')] },
    ],
  }
}
