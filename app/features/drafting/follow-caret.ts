import * as Y from 'yjs'
import { key, type Move, movesIn, unitsOf } from '#app/document/letter-moves.ts'

/** Where the person writes, as the letter to the left; `follow` puts the caret behind another one. */
export type Caret = { readonly behind: () => Y.ID | null; readonly follow: (text: Y.XmlText, index: number) => void }

/**
 * The caret goes with the words that another moves: what is written on stays with what was written. Own letters that went down with
 * their place are gone for a moment, until the server has written them anew; the caret stands behind them then.
 * @returns a function that ends it
 */
export function keepCaretWithItsWords(doc: Y.Doc, caret: Caret): () => void {
  let vanished: { readonly signs: string; readonly behind: string } | null = null
  const follow = (transaction: Y.Transaction) => {
    if (transaction.local) return
    const behind = caret.behind()
    if (!behind) return
    const item = Y.getItem(doc.store, behind)
    if (!(item instanceof Y.Item) || !(item.parent instanceof Y.XmlText)) return
    if (!Y.isDeleted(transaction.deleteSet, behind)) {
      if (vanished?.behind === key(behind))
        vanished = followBack(transaction, behind, vanished.signs, caret) ? null : vanished
      else vanished = null
      return
    }
    vanished = followMoved(transaction, item.parent, behind, caret)
  }
  doc.on('beforeObserverCalls', follow)
  return () => doc.off('beforeObserverCalls', follow)
}

/** @returns what stood between the caret and the words that it went with, and was not moved with them */
function followMoved(
  transaction: Y.Transaction,
  text: Y.XmlText,
  behind: Y.ID,
  caret: Caret,
): { signs: string; behind: string } | null {
  const { doc } = transaction
  const moves = movesIn(transaction)
  const units = unitsOf(text)
  const at = units.findIndex(({ id }) => key(id) === key(behind))
  let signs = ''
  for (const { id, sign, isAlive } of units.slice(0, at + 1).reverse()) {
    if (isAlive) return null
    const copy = copyOf(id, moves)
    const place = copy && positionOf(doc, copy)
    if (place) {
      caret.follow(place.text, place.index + 1)
      return signs === '' ? null : { signs, behind: key(copy) }
    }
    if (id.client === doc.clientID && Y.isDeleted(transaction.deleteSet, id)) signs = `${sign ?? ''}${signs}`
  }
  const next = units.slice(at + 1).flatMap(({ id }) => copyOf(id, moves) ?? [])[0]
  const place = next && positionOf(doc, next)
  if (place) caret.follow(place.text, place.index)
  return null
}

/** Have the letters that had vanished come again, right of the caret? Then it goes behind them. */
function followBack({ doc, beforeState }: Y.Transaction, behind: Y.ID, signs: string, caret: Caret): boolean {
  const place = positionOf(doc, behind)
  if (!place) return true
  const alive = unitsOf(place.text).filter(({ isAlive }) => isAlive)
  const right = alive.slice(place.index + 1, place.index + 1 + signs.length)
  const isBack =
    right.map(({ sign }) => sign).join('') === signs &&
    right.every(({ id }) => id.clock >= (beforeState.get(id.client) ?? 0))
  if (isBack) caret.follow(place.text, place.index + 1 + signs.length)
  return isBack
}

function copyOf({ client, clock }: Y.ID, moves: readonly Move[]): Y.ID | null {
  for (const { from, to, length } of moves)
    if (from.client === client && from.clock <= clock && clock < from.clock + length)
      return Y.createID(to.client, to.clock + clock - from.clock)
  return null
}

function positionOf(doc: Y.Doc, id: Y.ID): { text: Y.XmlText; index: number } | null {
  const item = Y.getItem(doc.store, id) as Y.Item | Y.GC
  if (!(item instanceof Y.Item) || item.deleted || !(item.parent instanceof Y.XmlText)) return null
  let index = id.clock - item.id.clock
  for (let left = item.left; left !== null; left = left.left) if (!left.deleted && left.countable) index += left.length
  return { text: item.parent, index }
}

/** The caret of the binding that was there before what others did; what it follows is restored with the next change. */
export type CaretOwner = {
  beforeTransactionSelection: {
    readonly anchor: Y.RelativePosition | null
    readonly head: Y.RelativePosition | null
  } | null
}

/** The caret of a binding between editor and shared document. */
export const caretOf = (binding: CaretOwner): Caret => ({
  behind: () => binding.beforeTransactionSelection?.head?.item ?? null,
  follow: (text, index) => {
    const place = Y.createRelativePositionFromTypeIndex(text, index, -1)
    binding.beforeTransactionSelection = {
      type: 'text',
      anchor: place,
      head: place,
    } as CaretOwner['beforeTransactionSelection']
  },
})
