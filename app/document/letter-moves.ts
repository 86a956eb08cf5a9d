import * as Y from 'yjs'

/**
 * The shared document cannot move text: Enter inside a paragraph, joining two, or indenting an item deletes the words in one place
 * and writes them anew in another. A move says which letters are copies of which.
 */
export type Move = {
  /** The first of the letters that were deleted; the others follow it, by the same client. */
  readonly from: Y.ID
  /** The first of the letters that were written for them. */
  readonly to: Y.ID
  readonly length: number
}

/** A letter (UTF-16 unit), or the mark that a deleted one has left, which has no sign. */
export type Unit = { readonly id: Y.ID; readonly sign: string | null; readonly isAlive: boolean }

/** For maps and sets of letters. */
export const key = ({ client, clock }: Y.ID): string => `${client}:${clock}`

/**
 * Marks of deleted letters that are looked at in one text, and in one stretch: a few bytes can say that millions were deleted. What people write
 * has fewer.
 */
const MOST_MARKS = 100_000
const LONGEST_STRETCH = 5_000

/** All letters of a text, and the marks of the deleted ones, in their order. */
export function unitsOf(text: Y.XmlText): Unit[] {
  const units: Unit[] = []
  let marks = 0
  for (let item = text._start; item !== null; item = item.right) {
    const { content, id, deleted, length } = item
    if (!(content instanceof Y.ContentString) && !(content instanceof Y.ContentDeleted)) continue
    if (deleted) {
      if (content instanceof Y.ContentDeleted && length > LONGEST_STRETCH) continue
      marks += length
      if (marks > MOST_MARKS) continue
    }
    for (let offset = 0; offset < length; offset++)
      units.push({
        id: Y.createID(id.client, id.clock + offset),
        sign: content instanceof Y.ContentString ? (content.str[offset] as string) : null,
        isAlive: !deleted,
      })
  }
  return units
}

/** The texts in which `transaction` inserted letters, or deleted some. */
export function textsIn(transaction: Y.Transaction): Set<Y.XmlText> {
  const texts = new Set<Y.XmlText>()
  const add = (struct: Y.Item | Y.GC) => {
    if (!(struct instanceof Y.Item)) return
    if (struct.content instanceof Y.ContentString && struct.parent instanceof Y.XmlText) texts.add(struct.parent)
  }
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, add)
  for (const struct of newStructs(transaction)) add(struct)
  return texts
}

/** What `transaction` brought, latest first for each client. */
export function* newStructs({ doc, beforeState, afterState }: Y.Transaction): Generator<Y.Item | Y.GC> {
  for (const [client, end] of afterState) {
    const before = beforeState.get(client) ?? 0
    if (before === end) continue
    const structs = doc.store.clients.get(client) ?? []
    for (let index = structs.length - 1; index >= 0; index--) {
      const struct = structs[index] as Y.Item | Y.GC
      if (struct.id.clock < before) break
      yield struct
    }
  }
}

export const isNewIn = ({ beforeState }: Y.Transaction, { client, clock }: Y.ID): boolean =>
  clock >= (beforeState.get(client) ?? 0)

/**
 * What `transaction`, which does one thing, moved from one text to another. To be asked before the transaction's end, while what it
 * deleted is still known.
 */
export function movesIn(transaction: Y.Transaction): Move[] {
  if (transaction.deleteSet.clients.size === 0) return []
  const texts = [...textsIn(transaction)].map((text) => {
    const units = unitsOf(text)
    return {
      gone: units.filter(({ id }) => Y.isDeleted(transaction.deleteSet, id) && !isNewIn(transaction, id)),
      come: units.filter(({ id, isAlive }) => isAlive && isNewIn(transaction, id)),
    }
  })
  const taken = new Set<Unit>()
  return texts.flatMap(({ gone }, index) =>
    movedFrom(
      gone,
      texts.filter((_, other) => other !== index).map(({ come }) => come),
      taken,
    ),
  )
}

/** Longest piece that is looked for in parts, so that a long text takes no longer than its length. */
const MOST_PARTS = 2_000

/** All of `gone` where it stands anew in one piece; else its end (the rest was deleted), else its beginning. */
function movedFrom(gone: readonly Unit[], places: readonly (readonly Unit[])[], taken: Set<Unit>): Move[] {
  const signs = gone.map(({ sign }) => sign ?? '').join('')
  const find = (from: number, to: number): Move[] | null => {
    for (const come of places) {
      const at = indexOf(come, signs.slice(from, to), taken)
      if (at < 0) continue
      for (const unit of come.slice(at, at + to - from)) taken.add(unit)
      return toMoves(gone.slice(from, to), come.slice(at, at + to - from))
    }
    return null
  }
  if (signs.length !== gone.length || signs === '') return []
  const whole = find(0, signs.length)
  if (whole || places.every((come) => come.length === 0)) return whole ?? []
  if (signs.length > MOST_PARTS) return []
  for (let from = 1; from < signs.length; from++) {
    const end = find(from, signs.length)
    if (end) return [...(partBefore(from) ?? []), ...end]
  }
  return partBefore(signs.length - 1) ?? []

  function partBefore(most: number): Move[] | null {
    for (let to = most; to > 0; to--) {
      const part = find(0, to)
      if (part) return part
    }
    return null
  }
}

function indexOf(come: readonly Unit[], signs: string, taken: ReadonlySet<Unit>): number {
  const written = come.map((unit) => (taken.has(unit) ? '\0' : unit.sign)).join('')
  return written.indexOf(signs)
}

function toMoves(from: readonly Unit[], to: readonly Unit[]): Move[] {
  const moves: { from: Y.ID; to: Y.ID; length: number }[] = []
  for (const [index, { id }] of from.entries()) {
    const copy = (to[index] as Unit).id
    const last = moves.at(-1)
    if (last && isNext(last.from, id, last.length) && isNext(last.to, copy, last.length)) last.length++
    else moves.push({ from: id, to: copy, length: 1 })
  }
  return moves
}

const isNext = (first: Y.ID, { client, clock }: Y.ID, length: number): boolean =>
  first.client === client && first.clock + length === clock
