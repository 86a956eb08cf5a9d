import * as Y from 'yjs'
import { isNewIn, key, movesIn, newStructs, type Unit, unitsOf } from '#app/document/letter-moves.ts'
import { type LetterHistory, Ranges, type Sender } from './letter-history.ts'
import { movesDone } from './moves-done.ts'
import { NOBODY, Relocations } from './relocations.ts'
import { Settlement, tombsOfLateComers, type View } from './settle-letters.ts'
import { Tomb } from './tomb.ts'

/**
 * Brings together what several did to the same words without having seen each other. The shared document itself would lose what somebody
 * writes into a paragraph that another joins, splits or indents at that moment, and would double what two move. The room
 * server alone knows the order of all edits and what each writer had seen, so it puts right what an edit did, right with it:
 * - letters that went down with their place, unseen by whoever deleted it, are written anew where the words around them went;
 * - letters written behind words that another had moved go where those went;
 * - of two copies of the same words the one that came first stays;
 * - who deletes words that another has moved meanwhile deletes them where they are now.
 * To be called within `transaction`, which brought `update`, before it ends. What is put right is a transaction of its own.
 * @returns the Yjs client that it was written as; null when nothing was to be put right
 */
export function reconcileLetters(
  history: LetterHistory,
  transaction: Y.Transaction,
  update: Uint8Array,
  sender: Sender,
): number | null {
  const seesAll = history.hasSeenAll(sender)
  history.noteArrivals(transaction.beforeState, transaction.afterState)
  const fresh = [...newStructs(transaction)]
  // The last byte of an update that names no deletion says that there is none.
  const isPlain =
    sender.moves.length === 0 &&
    update.at(-1) === 0 &&
    transaction.deleteSet.clients.size === 0 &&
    fresh.every((struct) => struct instanceof Y.Item && !struct.deleted)
  if (isPlain && seesAll) return null
  const one = new Reconciliation(history, transaction, update, sender, fresh)
  one.look(isPlain, seesAll)
  return one.plan.carryOut(update)
}

/** Notes what a committed update of somebody else's, or of the server, did. */
export function noteCommitted(history: LetterHistory, transaction: Y.Transaction): void {
  history.noteArrivals(transaction.beforeState, transaction.afterState)
  for (const [from, to] of pairsOf(movesIn(transaction))) history.noteMove(from, to)
  for (const [client, ranges] of transaction.deleteSet.clients)
    for (const { clock, len } of ranges) history.noteGone(client, clock, len, NOBODY)
  for (const text of textsThatDied(transaction)) history.noteTomb(new Tomb(text, unitsOf(text)))
}

/** Texts that `transaction` deleted as a whole. */
function textsThatDied(transaction: Y.Transaction): Set<Y.XmlText> {
  const texts = new Set<Y.XmlText>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item)) return
    if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlText)
      texts.add(struct.content.type)
  })
  return texts
}

function* pairsOf(moves: Sender['moves']): Generator<readonly [Y.ID, Y.ID]> {
  for (const { from, to, length } of moves)
    for (let offset = 0; offset < length; offset++)
      yield [Y.createID(from.client, from.clock + offset), Y.createID(to.client, to.clock + offset)]
}

/** Pieces between two letters of one writer that are looked at. */
const MOST_BETWEEN = 1_000

class Reconciliation {
  private readonly doc: Y.Doc
  /** The Yjs clients that wrote the edit. */
  private readonly own = new Set<number>()
  /** What the edit moved, as far as it did: its letters, and those that went for them. */
  private readonly pairs: readonly (readonly [Y.ID, Y.ID])[]
  /** What is to be put right. */
  readonly plan: Relocations
  private ownDeletions: Ranges | null = null
  /** Letters that the edit moved and whose copies stay. */
  private readonly moved = new Set<string>()
  /** Their copies, of those that others knew. */
  private readonly copies = new Set<string>()
  /** Letters that went down unseen. */
  private readonly doomed = new Map<string, Unit>()
  /** The edit as it was sent; read only when it does more than bring letters. */
  private decoded: ReturnType<typeof Y.decodeUpdate> | null = null

  constructor(
    private readonly history: LetterHistory,
    private readonly transaction: Y.Transaction,
    private readonly update: Uint8Array,
    private readonly sender: Sender,
    private readonly fresh: readonly (Y.Item | Y.GC)[],
  ) {
    this.doc = transaction.doc
    this.plan = new Relocations(transaction.doc, history)
    for (const { id } of fresh) this.own.add(id.client)
    if (sender.seen) this.own.add(sender.seen.writer)
    this.pairs = sender.moves.length === 0 ? [] : movesDone(transaction, update, sender.moves)
  }

  look(isPlain: boolean, seesAll: boolean): void {
    if (!isPlain) {
      this.decoded = Y.decodeUpdate(this.update)
      const dead = textsThatDied(this.transaction)
      this.findDoomed(dead)
      this.takeMoves()
      this.noteDeletions()
      if (!seesAll) this.deleteWhatWasMoved()
      if (!seesAll) this.bringBackWithdrawn()
      if (!seesAll || this.doomed.size > 0) this.settleOthers(dead)
      for (const text of dead) this.history.noteTomb(new Tomb(text, unitsOf(text)))
    }
    if (this.hasLateComers() || (!seesAll && (this.history.hasMovedSince(this.sender) || this.hasTornRun())))
      this.settleOwn()
  }

  private hasLateComers(): boolean {
    return this.fresh.some((struct) => struct instanceof Y.GC || struct.deleted)
  }

  /** Do letters that the writer had not seen stand between the edit and what it goes on from? */
  private hasTornRun(): boolean {
    return this.fresh.some((struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return false
      let between: Y.ID | null = null
      let left = struct.left
      for (let steps = 0; left && steps < MOST_BETWEEN; left = left.left, steps++) {
        if (left.deleted) continue
        if (!this.isUnseen(left.lastId)) break
        between = left.id
      }
      return (
        between !== null && left?.id.client === struct.id.client && !this.plan.isWrittenBehind(between, left.lastId)
      )
    })
  }

  private isNamed = ({ client, clock }: Y.ID): boolean =>
    this.decoded !== null && Y.isDeleted(this.decoded.ds, Y.createID(client, clock))

  /** Did the edit itself delete the letter, or only learn that another had? */
  private isOwnDeletion(id: Y.ID): boolean {
    if (!this.sender.deleted) return this.isNamed(id)
    this.ownDeletions ??= new Ranges(this.sender.deleted)
    return this.ownDeletions.has(id)
  }

  private isUnseen(id: Y.ID): boolean {
    return !this.own.has(id.client) && this.history.isUnseenLetter(id, this.sender)
  }

  /** Had it not come to the writer yet when the last of the edit was done? */
  private wasUnseenAtLast(id: Y.ID): boolean {
    return !this.own.has(id.client) && this.history.wasUnseenAtLast(id, this.sender)
  }

  private findDoomed(texts: ReadonlySet<Y.XmlText>): void {
    for (const text of texts)
      for (const unit of unitsOf(text))
        if (unit.sign !== null && Y.isDeleted(this.transaction.deleteSet, unit.id) && !this.isNamed(unit.id))
          this.doomed.set(key(unit.id), unit)
  }

  private takeMoves(): void {
    const all = this.pairs
    const gone = this.history.goneUnseen(this.sender, this.own)
    const again = all.filter(([from]) => this.history.moveOf(from))
    for (const [from, to] of all) {
      if (this.history.moveOf(from)) continue
      // A copy of what somebody else had deleted goes too.
      if (gone.has(from) || this.plan.isRemoved(from)) this.plan.remove(to)
      else this.keep(from, to)
    }
    // Then where the others had gone is known, also when this edit moved those on.
    let left: Y.ID | null = null
    let isLeftKept = true
    for (const [from, to] of again) {
      const isBehindLeft: boolean = left !== null && left.client === to.client && left.clock + 1 === to.clock
      isLeftKept = this.takeSecondMove(from, to, isBehindLeft && !isLeftKept, gone)
      left = to
    }
  }

  private keep(from: Y.ID, to: Y.ID): void {
    this.history.noteMove(from, to)
    this.moved.add(key(from))
    if (!isNewIn(this.transaction, from) || this.copies.has(key(from))) this.copies.add(key(to))
  }

  /** @returns whether it is the copy of this edit that stays */
  private takeSecondMove(from: Y.ID, to: Y.ID, staysWithLeft: boolean, gone: Ranges): boolean {
    const { history } = this
    const last = history.latest(from)
    if (key(last) === key(to)) return true
    const end = history.latest(to)
    // It was withdrawn already, with what it is a copy of.
    if (key(end) === key(last)) return false
    // Only put somewhere by the room, for want of a better place: its writer knows one that is still there.
    const isSuperseded =
      history.isRelocated(last, this.own) && !staysWithLeft && this.plan.isAlive(last) && this.plan.isAlive(end)
    if (isSuperseded) {
      this.plan.remove(last)
      history.noteWithdrawn(last, to)
    } else if (this.doomed.delete(key(last))) history.noteMove(last, to)
    else if (this.plan.isAlive(last)) {
      // And what the edit made of this copy later on.
      for (let copy: Y.ID | undefined = to; copy && key(copy) !== key(last); ) {
        const next: Y.ID | undefined = history.moveOf(copy)?.to
        this.plan.remove(copy)
        this.moved.delete(key(copy))
        history.noteWithdrawn(copy, last)
        copy = next
      }
      return false
    } else if (this.isOwnDeletion(last) || !gone.has(last)) {
      // Deleted by its writer, who brings it back.
      this.keep(from, to)
      history.noteMove(last, to)
    } else this.plan.remove(to)
    return true
  }

  private noteDeletions(): void {
    for (const [client, ranges] of this.transaction.deleteSet.clients)
      for (const { clock, len } of ranges) this.history.noteGone(client, clock, len, this.own)
  }

  private deleteWhatWasMoved(): void {
    const { history } = this
    const unseenDeletions = history.goneUnseen(this.sender, this.own)
    const isStillSeen = (id: Y.ID) =>
      !this.isUnseen(id) && !this.isOwnDeletion(id) && (this.plan.isAlive(id) || unseenDeletions.has(id))
    for (const from of this.ownDeletionsOfGone()) {
      const moved = history.moveOf(from)
      if (!moved || this.own.has(moved.to.client) || !history.isUnseenMove(moved, this.sender)) continue
      if (this.isTakenBySender(from)) continue
      // Who saw another copy beside it meant this one only.
      if ([...history.sourcesOf(from)].some(isStillSeen)) continue
      const last = history.latest(from)
      // Who saw both and deleted one meant that one.
      if (!this.wasUnseenAtLast(moved.to) || !(this.plan.isAlive(last) || this.doomed.has(key(last)))) continue
      this.plan.remove(last)
      history.noteGone(last.client, last.clock, 1, this.own)
    }
  }

  /** What the edit deletes that was not there any more, having been moved. */
  private *ownDeletionsOfGone(): Generator<Y.ID> {
    const ranges = new Ranges(this.sender.deleted ?? [])
    if (!this.sender.deleted)
      for (const [client, named] of this.decoded?.ds.clients ?? [])
        for (const { clock, len } of named) ranges.add({ client, clock, len })
    for (const id of this.history.movedLetters())
      if (ranges.has(id) && !Y.isDeleted(this.transaction.deleteSet, id)) yield id
  }

  /**
   * Somebody saw words twice that were moved twice, and deleted one of the two, not knowing that the other had been taken
   * out already: then it is that one that stays.
   */
  private bringBackWithdrawn(): void {
    for (const { copy, stays } of this.history.withdrawnUnseen(this.sender)) {
      const last = this.history.latest(stays)
      if (!this.isOwnDeletion(last) || this.isTakenBySender(last) || this.isOwnDeletion(copy)) continue
      const item = this.plan.itemAt(last)
      if (!item || !Y.isDeleted(this.transaction.deleteSet, last) || !(item.content instanceof Y.ContentString))
        continue
      const sign = item.content.str[last.clock - item.id.clock] as string
      this.plan.relocate({ id: last, sign, anchor: { at: copy } })
    }
  }

  private takenBySender: Set<string> | null = null

  private isTakenBySender(id: Y.ID): boolean {
    this.takenBySender ??= new Set(this.pairs.map(([from]) => key(from)))
    return this.takenBySender.has(key(id))
  }

  /** Texts that go on without letters that the edit moved. */
  private textsMovedFrom(): Set<Y.XmlText> {
    const texts = new Set<Y.XmlText>()
    for (const [from] of this.pairs) {
      const item = this.moved.has(key(from)) ? this.plan.itemAt(from) : null
      if (item?.parent instanceof Y.XmlText && !item.parent._item?.deleted) texts.add(item.parent)
    }
    return texts
  }

  /** What others wrote where the edit moved or deleted words, not knowing of each other: it goes with the words that they saw around it. */
  private settleOthers(dead: ReadonlySet<Y.XmlText>): void {
    const view: View = {
      sees: ({ id, isAlive }) =>
        !isNewIn(this.transaction, id) && (isAlive || Y.isDeleted(this.transaction.deleteSet, id)),
      isNew: ({ id }) => this.doomed.has(key(id)) || this.isUnseen(id),
      knows: (id) => !isNewIn(this.transaction, id),
    }
    const settlement = new Settlement(this.history, this.plan)
    for (const text of [...this.textsMovedFrom(), ...dead]) settlement.settle(unitsOf(text), view, text)
  }

  /** What the edit wrote where others had moved or deleted words. */
  private settleOwn(): void {
    const unseenDeletions = this.history.goneUnseen(this.sender, this.own)
    const view: View = {
      sees: ({ id, isAlive }) => {
        if (!isNewIn(this.transaction, id) && (this.isUnseen(id) || !(isAlive || unseenDeletions.has(id)))) return false
        return isAlive || !(this.isOwnDeletion(id) || this.isTakenBySender(id))
      },
      isNew: ({ id, isAlive }) => isNewIn(this.transaction, id) && !(isAlive && this.copies.has(key(id))),
      knows: (id) => !this.isUnseen(id),
    }
    const texts = new Set<Y.XmlText>()
    for (const struct of this.fresh)
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString && struct.parent instanceof Y.XmlText)
        texts.add(struct.parent)
    const settlement = new Settlement(this.history, this.plan)
    for (const text of texts) settlement.settle(unitsOf(text), view, text)
    for (const tomb of tombsOfLateComers(this.history, this.transaction, this.decoded?.structs ?? []))
      settlement.settle(tomb.units(), view, tomb.text?.doc === this.doc ? tomb.text : null)
  }
}
