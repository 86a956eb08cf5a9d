import * as Y from 'yjs'
import { derivedClient } from '#app/document/derived-client.ts'
import { key } from '#app/document/letter-moves.ts'
import { newParagraphBeside } from '#app/document/new-paragraph.ts'
import type { LetterHistory } from './letter-history.ts'

/** Where a letter belongs: behind or before one that was moved itself, where one was, or in a paragraph of its own. */
export type Anchor =
  | { readonly behind: Y.ID }
  | { readonly at: Y.ID }
  | { readonly before: Y.ID }
  | { readonly beside: Y.XmlText | null }

export type Relocation = { readonly id: Y.ID; readonly sign: string; readonly anchor: Anchor }

/** Transactions with which the server puts letters where they belong. */
export const RECONCILING = Symbol('reconciling')

/** Nobody in particular: the room itself. */
export const NOBODY: ReadonlySet<number> = new Set()

/** For each the place is looked for; nobody's edit is torn into more, and then all of it stands in one place. */
const MOST_RUNS = 500

/** Letters of one shared document that are to be taken away, or written anew somewhere else. */
export class Relocations {
  private readonly removed = new Map<string, Y.ID>()
  private readonly relocations: Relocation[] = []
  private readonly planned = new Set<string>()

  constructor(
    private readonly doc: Y.Doc,
    private readonly history: LetterHistory,
  ) {}

  remove(id: Y.ID): void {
    this.removed.set(key(id), id)
  }

  isRemoved(id: Y.ID): boolean {
    return this.removed.has(key(id))
  }

  /** Each letter once: where it is to go first, it goes. */
  relocate(relocation: Relocation): void {
    const { id } = relocation
    if (this.planned.has(key(id))) return
    this.planned.add(key(id))
    this.relocations.push(relocation)
  }

  isRelocated(id: Y.ID): boolean {
    return this.planned.has(key(id))
  }

  /**
   * Does what was asked for, in a transaction of its own.
   * @param update the edit with which it is done
   * @returns the Yjs client that it was written as; null when nothing was to be done
   */
  carryOut(update: Uint8Array): number | null {
    const { doc, history } = this
    const removed = [...this.removed.values()].filter((id) => this.isAlive(id))
    for (const { client, clock } of removed) history.noteGone(client, clock, 1, NOBODY)
    if (removed.length === 0 && this.relocations.length === 0) return null
    let client = derivedClient(Buffer.concat([update, Y.encodeStateVector(doc)]))
    // What the room writes is nobody's: whoever sent the edit may have chosen the same.
    while (Y.getState(doc.store, client) > 0) client++
    const before = new Map([[client, Y.getState(doc.store, client)]])
    const { clientID } = doc
    doc.clientID = client
    try {
      doc.transact(() => {
        this.deleteLetters(removed)
        const beside = new Map<Y.XmlText | null, Y.ID>()
        const runs = this.runs()
        for (const run of runs.length > MOST_RUNS ? [runs.flat()] : runs) this.write(run, beside)
        this.deleteLetters(this.relocations.map(({ id }) => id))
      }, RECONCILING)
    } finally {
      doc.clientID = clientID
    }
    history.noteArrivals(before, new Map([[client, Y.getState(doc.store, client)]]))
    return client
  }

  /** Letters that stand next to each other and belong together. */
  private runs(): Relocation[][] {
    const runs: Relocation[][] = []
    for (const relocation of this.relocations) {
      const run = runs.at(-1)
      const last = run?.at(-1)
      if (run && last && 'behind' in relocation.anchor && key(relocation.anchor.behind) === key(last.id))
        run.push(relocation)
      else runs.push([relocation])
    }
    return runs
  }

  private write(run: readonly Relocation[], beside: Map<Y.XmlText | null, Y.ID>): void {
    const { doc, history } = this
    const [first] = run as [Relocation]
    const place = this.placeOf(first.anchor, beside)
    const signs = run.map(({ sign }) => sign).join('')
    const clock = Y.getState(doc.store, doc.clientID)
    place.into.insert(place.index, signs)
    for (const [offset, { id }] of run.entries()) {
      const to = Y.createID(doc.clientID, clock + offset)
      history.noteMove(id, to)
      history.noteRelocated(to, id.client)
      history.noteGone(id.client, id.clock, 1, NOBODY)
    }
    if ('beside' in first.anchor) beside.set(first.anchor.beside, Y.createID(doc.clientID, clock + run.length - 1))
  }

  private placeOf(anchor: Anchor, beside: Map<Y.XmlText | null, Y.ID>): { into: Y.XmlText; index: number } {
    if ('beside' in anchor) {
      const last = beside.get(anchor.beside)
      const place = last && this.positionOf(last, 1)
      return place ?? { into: newParagraphBeside(this.doc, anchor.beside), index: 0 }
    }
    const place =
      'at' in anchor
        ? this.positionOf(anchor.at, 0, true)
        : 'behind' in anchor
          ? this.positionOf(this.history.latest(anchor.behind), 1)
          : this.positionOf(this.history.latest(anchor.before), 0)
    return place ?? { into: newParagraphBeside(this.doc, null), index: 0 }
  }

  private positionOf(id: Y.ID, offset: 0 | 1, isGone = false): { into: Y.XmlText; index: number } | null {
    const item = this.itemAt(id)
    if (!item || item.deleted !== isGone || !(item.parent instanceof Y.XmlText) || item.parent._item?.deleted)
      return null
    let index = isGone ? 0 : id.clock - item.id.clock + offset
    for (let left = item.left; left !== null; left = left.left)
      if (!left.deleted && left.countable) index += left.length
    return { into: item.parent, index }
  }

  /** Deletes those that are there, stretch by stretch, in one walk through each text. */
  private deleteLetters(ids: readonly Y.ID[]): void {
    const wanted = new Set(ids.map(key))
    const texts = new Set<Y.XmlText>()
    for (const id of ids) {
      const item = this.itemAt(id)
      if (item && !item.deleted && item.parent instanceof Y.XmlText) texts.add(item.parent)
    }
    for (const text of texts) {
      const stretches: { index: number; length: number }[] = []
      let index = 0
      for (let item = text._start; item !== null; item = item.right) {
        if (item.deleted || !item.countable) continue
        for (let offset = 0; offset < item.length; offset++, index++) {
          if (!wanted.has(`${item.id.client}:${item.id.clock + offset}`)) continue
          const last = stretches.at(-1)
          if (last && last.index + last.length === index) last.length++
          else stretches.push({ index, length: 1 })
        }
      }
      for (const { index: at, length } of stretches.reverse()) text.delete(at, length)
    }
  }

  /** Null where nothing is known of it any more. */
  itemAt(id: Y.ID): Y.Item | null {
    if (id.clock >= Y.getState(this.doc.store, id.client)) return null
    const item = Y.getItem(this.doc.store, id) as Y.Item | Y.GC
    return item instanceof Y.Item ? item : null
  }

  /** Was `id` written right behind `left`, whoever stood there later? */
  isWrittenBehind(id: Y.ID, left: Y.ID): boolean {
    const item = this.itemAt(id)
    if (!item) return false
    const origin = id.clock > item.id.clock ? Y.createID(id.client, id.clock - 1) : item.origin
    return origin !== null && key(origin) === key(left)
  }

  isAlive(id: Y.ID): boolean {
    return this.itemAt(id)?.deleted === false
  }
}
