import * as Y from 'yjs'
import { type IncomingFrame, incomingFrame } from './connection/incoming-frame.ts'

/**
 * The shared document cannot move text. Whoever presses Enter inside a paragraph, joins two or indents an item deletes the words
 * in one place and writes them anew in another. Two things would go wrong when somebody else works on the same words:
 * letters typed meanwhile where the words were go down with the place, and words that two move at once stand there twice.
 * Each browser looks after what it did itself, so that nothing is put right twice:
 * - what it wrote and nobody deleted, but went down with its place, it writes where the words around it went;
 * - what it moved and somebody else had moved or deleted before, as the server has it, it takes out of its own copy.
 */
export function lookAfterMovedLetters(doc: Y.Doc, caret: Caret): () => void {
  const copies: Copies = new Map()
  let behind: Y.ID | null = null
  const look = (transaction: Y.Transaction) => {
    const frame = transaction.local ? null : incomingFrame(doc)
    if (transaction.local) noteMoves(transaction, copies)
    else if (frame) {
      const withdrawn = withdrawCopies(doc, transaction, frame, copies)
      rescueLetters(transaction, frame, { caret, behind, withdrawn, copies })
    }
  }
  const follow = (transaction: Y.Transaction) => {
    if (transaction.local || !incomingFrame(doc)) return
    behind = caret.behind()
    followMoved(doc, transaction, caret)
  }
  doc.on('beforeObserverCalls', follow)
  doc.on('afterTransaction', look)
  return () => {
    doc.off('beforeObserverCalls', follow)
    doc.off('afterTransaction', look)
  }
}

/** Where the person writes, as the letter to the left; `follow` puts the caret behind another one. */
export type Caret = { readonly behind: () => Y.ID | null; readonly follow: (text: Y.XmlText, index: number) => void }

/** Letter that this browser moved → its copy, and what went with it of the text that held it and all around that. */
type Copies = Map<string, { readonly id: Y.ID; readonly around: readonly Y.ID[] }>

type Letter = { readonly id: Y.ID; readonly sign: string; readonly isAlive: boolean }

const key = ({ client, clock }: Y.ID): string => `${client}:${clock}`

/** All letters of a text, those that are deleted too as long as they are known, in their order. */
function lettersOf(text: Y.XmlText): Letter[] {
  const letters: Letter[] = []
  for (let item = text._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentString)
      for (let offset = 0; offset < item.length; offset++)
        letters.push({
          id: Y.createID(item.id.client, item.id.clock + offset),
          sign: item.content.str[offset] as string,
          isAlive: !item.deleted,
        })
  return letters
}

/** The texts in which something was deleted, or inserted, and the ones below what was. */
function textsIn(transaction: Y.Transaction): Set<Y.XmlText> {
  const texts = new Set<Y.XmlText>()
  const add = (struct: Y.Item | Y.GC) => {
    if (!(struct instanceof Y.Item)) return
    if (struct.content instanceof Y.ContentString && struct.parent instanceof Y.XmlText) texts.add(struct.parent)
  }
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, add)
  for (const [client, structs] of transaction.doc.store.clients) {
    const before = transaction.beforeState.get(client) ?? 0
    for (let index = structs.length - 1; index >= 0 && (structs[index] as Y.Item).id.clock >= before; index--)
      add(structs[index] as Y.Item)
  }
  return texts
}

const isDeletedIn = ({ deleteSet }: Y.Transaction, id: Y.ID): boolean => Y.isDeleted(deleteSet, id)
const isNewIn = ({ beforeState }: Y.Transaction, { client, clock }: Y.ID): boolean =>
  clock >= (beforeState.get(client) ?? 0)

const signs = (letters: readonly Letter[]): string => letters.map(({ sign }) => sign).join('')

function noteMoves(transaction: Y.Transaction, copies: Copies): void {
  if (transaction.deleteSet.clients.size === 0) return
  const texts = [...textsIn(transaction)].map((text) => ({ text, letters: lettersOf(text) }))
  for (const { text, letters } of texts) {
    const gone = letters.filter(({ id }) => isDeletedIn(transaction, id) && !isNewIn(transaction, id))
    if (gone.length === 0) continue
    for (const other of texts) {
      if (other.text === text) continue
      const come = other.letters.filter(({ id, isAlive }) => isAlive && isNewIn(transaction, id))
      const at = signs(come).indexOf(signs(gone))
      if (at < 0) continue
      for (const [index, letter] of gone.entries())
        copies.set(key(letter.id), { id: (come[at + index] as Letter).id, around: around(transaction, text) })
      break
    }
  }
}

function withdrawCopies(
  doc: Y.Doc,
  transaction: Y.Transaction,
  frame: IncomingFrame,
  copies: Copies,
): ReadonlySet<string> {
  const mine = [...copies].flatMap(([old, { id, around }]) => {
    const [client, clock] = old.split(':').map(Number) as [number, number]
    // Whoever deleted the place without having seen the letter: its writer brings it back, as this one does with its own.
    const wentDown = client !== doc.clientID && around.some((place) => frame.isDeleted(place.client, place.clock))
    return frame.isDeleted(client, clock) || wentDown ? [{ old, copy: id }] : []
  })
  const withdrawn = mine.filter(({ copy }) => {
    // Sent together with the other's: the one with the lower id stays.
    if (frame.brings(copy.client, copy.clock)) return isCopiedByLower(doc, transaction, latest(copy, copies))
    return frame.kind === 'update' || copy.clock >= frame.ownClock
  })
  if (withdrawn.length === 0) return new Set()
  doc.transact(() => {
    for (const { copy } of withdrawn) deleteLetter(doc, latest(copy, copies))
  }, lookAfterMovedLetters)
  const letters = withdrawn.map(({ copy }) => key(latest(copy, copies)))
  for (const { old } of withdrawn) copies.delete(old)
  return new Set(letters)
}

function latest(copy: Y.ID, copies: Copies): Y.ID {
  let last = copy
  for (let next = copies.get(key(last)); next; next = copies.get(key(last))) last = next.id
  return last
}

function isCopiedByLower(doc: Y.Doc, transaction: Y.Transaction, copy: Y.ID): boolean {
  const item = Y.getItem(doc.store, copy)
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return false
  const sign = item.content.str[copy.clock - item.id.clock]
  return [...textsIn(transaction)].some((text) =>
    lettersOf(text).some(
      ({ id, sign: other, isAlive }) =>
        isAlive && other === sign && isNewIn(transaction, id) && id.client < doc.clientID,
    ),
  )
}

function deleteLetter(doc: Y.Doc, id: Y.ID): void {
  const place = Y.createAbsolutePositionFromRelativePosition(new Y.RelativePosition(null, null, id), doc)
  const item = Y.getItem(doc.store, id)
  if (item instanceof Y.Item && !item.deleted && place?.type instanceof Y.XmlText) place.type.delete(place.index, 1)
}

type Rescue = {
  readonly caret: Caret
  /** The letter behind which the caret was before. */
  readonly behind: Y.ID | null
  readonly withdrawn: ReadonlySet<string>
  readonly copies: Copies
}

function rescueLetters(transaction: Y.Transaction, frame: IncomingFrame, rescue: Rescue): void {
  const { caret, behind, withdrawn, copies } = rescue
  const { doc } = transaction
  const wasSeen = ({ id }: Letter) => frame.isDeleted(id.client, id.clock)
  const isMine = ({ id }: Letter) => id.client === doc.clientID && !withdrawn.has(key(id))
  for (const text of textsIn(transaction)) {
    if (!text._item?.deleted) continue
    const letters = lettersOf(text).filter(({ id }) => isDeletedIn(transaction, id))
    for (const run of runsOf(letters, (letter) => isMine(letter) && !wasSeen(letter))) {
      const left = signs(letters.slice(0, run.from).filter(wasSeen))
      const right = signs(letters.slice(run.to).filter(wasSeen))
      const mine = letters.slice(run.from, run.to)
      const place = placeBetween(transaction, left, right, signs(mine))
      doc.transact(() => {
        const { into, index } = place ?? { into: newParagraph(text), index: 0 }
        const first = Y.getState(doc.store, doc.clientID)
        into.insert(index, signs(mine))
        for (const [offset, letter] of mine.entries())
          copies.set(key(letter.id), {
            id: Y.createID(doc.clientID, first + offset),
            around: around(transaction, text),
          })
        const at = mine.findIndex(({ id }) => behind && key(id) === key(behind))
        if (at >= 0) caret.follow(into, index + at + 1)
      }, lookAfterMovedLetters)
    }
  }
}

/** What was deleted in `transaction` of the text itself and all that it stands in. */
function around(transaction: Y.Transaction, text: Y.XmlText): Y.ID[] {
  const ids: Y.ID[] = []
  for (let item = text._item; item !== null; item = (item.parent as Y.XmlElement)._item)
    if (isDeletedIn(transaction, item.id)) ids.push(item.id)
  return ids
}

/** The caret goes with the words that another moves: what is written on stays with what was written. */
function followMoved(doc: Y.Doc, transaction: Y.Transaction, caret: Caret): void {
  const behind = caret.behind()
  const item = behind && isDeletedIn(transaction, behind) ? Y.getItem(doc.store, behind) : null
  if (!behind || !(item instanceof Y.Item) || !(item.parent instanceof Y.XmlText)) return
  const letters = lettersOf(item.parent).filter(
    ({ id, isAlive }) => (isAlive || isDeletedIn(transaction, id)) && !isNewIn(transaction, id),
  )
  const at = letters.findIndex(({ id }) => key(id) === key(behind))
  const place = placeBetween(transaction, signs(letters.slice(0, at + 1)), signs(letters.slice(at + 1)), '')
  if (place) caret.follow(place.into, place.index)
}

function runsOf(letters: readonly Letter[], belongs: (letter: Letter) => boolean): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (const [index, letter] of letters.entries()) {
    if (!belongs(letter)) continue
    const last = runs.at(-1)
    if (last?.to === index) last.to = index + 1
    else runs.push({ from: index, to: index + 1 })
  }
  return runs
}

type Place = { readonly into: Y.XmlText; readonly index: number }

/**
 * Where among what was just written the words to the left and to the right of some letters stand now. Where the same letters stand
 * there too, as those of another who moved them at the same time and will take them back, it is behind them.
 */
function placeBetween(transaction: Y.Transaction, left: string, right: string, mine: string): Place | null {
  let best: Place | null = null
  let most = 0
  for (const text of textsIn(transaction)) {
    if (text._item?.deleted) continue
    const letters = lettersOf(text).filter(({ isAlive }) => isAlive)
    const isNew = (index: number) => {
      const letter = letters[index]
      return letter !== undefined && isNewIn(transaction, letter.id)
    }
    const words = signs(letters)
    for (let at = mine === '' ? -1 : words.indexOf(mine); at >= 0; at = words.indexOf(mine, at + 1))
      if (isNew(at)) return { into: text, index: at + mine.length }
    for (let index = 0; index <= words.length; index++) {
      if (!isNew(index - 1) && !isNew(index)) continue
      const score = sameEnd(left, words.slice(0, index)) + sameStart(right, words.slice(index))
      if (score <= most) continue
      most = score
      best = { into: text, index }
    }
  }
  return best
}

function sameEnd(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length)) length++
  return length
}

function sameStart(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length++
  return length
}

/** Blocks in which a paragraph may stand beside anything. */
const ROOM_FOR_PARAGRAPHS = ['requestBody', 'background', 'listItem', 'tableCell', 'tableHeader']

/** A paragraph where the place of `text` was, or behind the list or table that it was a part of. */
function newParagraph(text: Y.XmlText): Y.XmlText {
  let item = text._item as Y.Item
  const parentOf = (one: Y.Item) => one.parent as Y.XmlElement
  while (parentOf(item)._item?.deleted || !ROOM_FOR_PARAGRAPHS.includes(parentOf(item).nodeName))
    item = parentOf(item)._item as Y.Item
  let index = 0
  for (let one = parentOf(item)._start; one !== null && one !== item; one = one.right) if (!one.deleted) index++
  if (!item.deleted) index++
  const paragraph = new Y.XmlElement('paragraph')
  const inside = new Y.XmlText()
  paragraph.insert(0, [inside])
  parentOf(item).insert(index, [paragraph])
  return inside
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
