import * as Y from 'yjs'
import { isNewIn, movesIn, newStructs, type Unit, unitsOf } from '#app/document/letter-moves.ts'
import { key, type LetterHistory, Ranges, type Sender, type Tomb } from './letter-history.ts'
import { type Anchor, NOBODY, Relocations } from './relocations.ts'

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
}

function* pairsOf(moves: Sender['moves']): Generator<readonly [Y.ID, Y.ID]> {
  for (const { from, to, length } of moves)
    for (let offset = 0; offset < length; offset++)
      yield [Y.createID(from.client, from.clock + offset), Y.createID(to.client, to.clock + offset)]
}

class Reconciliation {
  private readonly doc: Y.Doc
  /** The Yjs clients that wrote the edit. */
  private readonly own = new Set<number>()
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
  }

  look(isPlain: boolean, seesAll: boolean): void {
    if (!isPlain) {
      this.decoded = Y.decodeUpdate(this.update)
      const dead = this.textsThatDied()
      this.findDoomed(dead)
      this.takeMoves()
      this.noteDeletions()
      if (!seesAll) this.deleteWhatWasMoved()
      if (!seesAll) this.bringBackWithdrawn()
      if (!seesAll || this.doomed.size > 0) this.settleOthers(dead)
      for (const text of dead) this.history.noteTomb({ text, units: unitsOf(text) })
    }
    if (!seesAll) this.settleOwn()
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

  /** Texts that the edit deleted as a whole. */
  private textsThatDied(): Set<Y.XmlText> {
    const texts = new Set<Y.XmlText>()
    Y.iterateDeletedStructs(this.transaction, this.transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item)) return
      if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlText)
        texts.add(struct.content.type)
    })
    return texts
  }

  private findDoomed(texts: ReadonlySet<Y.XmlText>): void {
    for (const text of texts)
      for (const unit of unitsOf(text))
        if (unit.sign !== null && Y.isDeleted(this.transaction.deleteSet, unit.id) && !this.isNamed(unit.id))
          this.doomed.set(key(unit.id), unit)
  }

  private takeMoves(): void {
    const all = [...pairsOf(this.sender.moves)].filter(
      ([, to]) => this.own.has(to.client) && isNewIn(this.transaction, to),
    )
    const gone = this.history.goneUnseen(this.sender, this.own)
    const again = all.filter(([from]) => this.history.moveOf(from))
    for (const [from, to] of all) {
      if (this.history.moveOf(from)) continue
      if (gone.has(from) || this.plan.isRemoved(from)) this.deleteToo(to)
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
    if (!isNewIn(this.transaction, from)) this.copies.add(key(to))
  }

  /** A copy of what somebody else had deleted. */
  private deleteToo(copy: Y.ID): void {
    this.plan.remove(copy)
    this.history.noteGone(copy.client, copy.clock, 1, NOBODY)
  }

  /** @returns whether it is the copy of this edit that stays */
  private takeSecondMove(from: Y.ID, to: Y.ID, staysWithLeft: boolean, gone: Ranges): boolean {
    const { history } = this
    const last = history.latest(from)
    if (key(last) === key(to)) return true
    // Only put somewhere by the room, for want of a better place: its writer knows one.
    const isSuperseded = history.isRelocated(last, this.own) && !staysWithLeft && this.plan.isAlive(last)
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
    } else this.deleteToo(to)
    return true
  }

  private noteDeletions(): void {
    for (const [client, ranges] of this.transaction.deleteSet.clients)
      for (const { clock, len } of ranges) this.history.noteGone(client, clock, len, this.own)
  }

  private deleteWhatWasMoved(): void {
    const { history } = this
    for (const from of this.ownDeletionsOfGone()) {
      const moved = history.moveOf(from)
      if (!moved || this.own.has(moved.to.client) || !history.isUnseenMove(moved, this.sender)) continue
      if (this.isTakenBySender(from)) continue
      const last = history.latest(from)
      // Who saw both and deleted one meant that one.
      if (!this.isUnseen(moved.to) || !(this.plan.isAlive(last) || this.doomed.has(key(last)))) continue
      this.plan.remove(last)
      history.noteGone(last.client, last.clock, 1, this.own)
    }
  }

  /** What the edit deletes that was not there any more. */
  private *ownDeletionsOfGone(): Generator<Y.ID> {
    const ranges = new Ranges(this.sender.deleted ?? [])
    if (!this.sender.deleted)
      for (const [client, named] of this.decoded?.ds.clients ?? [])
        for (const { clock, len } of named) ranges.add({ client, clock, len })
    for (const { client, clock, len } of ranges) {
      const end = Math.min(clock + len, Y.getState(this.doc.store, client))
      for (let one = clock; one < end; one++) {
        const id = Y.createID(client, one)
        if (!Y.isDeleted(this.transaction.deleteSet, id)) yield id
      }
    }
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
    this.takenBySender ??= new Set([...pairsOf(this.sender.moves)].map(([from]) => key(from)))
    return this.takenBySender.has(key(id))
  }

  /** Texts that go on without letters that the edit moved. */
  private textsMovedFrom(): Set<Y.XmlText> {
    const texts = new Set<Y.XmlText>()
    for (const [from] of pairsOf(this.sender.moves)) {
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
    for (const text of this.textsMovedFrom()) this.settle(unitsOf(text), view, text)
    for (const text of dead) this.settle(unitsOf(text), view, text)
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
    for (const text of texts) this.settle(unitsOf(text), view, text)
    for (const { units, text } of this.tombsOfLateComers())
      this.settle(units, view, text?.doc === this.doc ? text : null)
  }

  /** Puts the letters that are new to the other side where the words are that its writer saw to the left of them, or to the right. */
  private settle(units: readonly Unit[], view: View, text: Y.XmlText | null): void {
    let behind: Y.ID | null = null
    let leading: Letter[] = []
    /** Words that the other side moved here stand between. */
    let isParted = false
    for (const unit of units) {
      const { id, sign, isAlive } = unit
      if (!view.sees(unit)) {
        if (isAlive && this.isCopyOfKnown(id, view)) isParted = true
        continue
      }
      if (this.plan.isRemoved(id) && !this.isElsewhere(id)) continue
      if (sign !== null && view.isNew(unit) && !this.history.moveOf(id)) {
        if (!behind) leading.push({ id, sign, isAlive })
        else if (!isAlive || isParted || this.isDisplaced(behind)) this.plan.relocate({ id, sign, anchor: { behind } })
        isParted = false
        if (behind) behind = id
      } else if (this.isSomewhere(id)) {
        this.settleLeading(leading, this.isDisplaced(id), { before: id })
        leading = []
        behind = id
        isParted = false
      }
    }
    this.settleLeading(leading, false, { beside: text })
  }

  private settleLeading(letters: readonly Letter[], isDisplaced: boolean, anchor: Anchor): void {
    if (!isDisplaced && letters.every(({ isAlive }) => isAlive)) return
    let behind: Y.ID | null = null
    for (const { id, sign } of letters) {
      this.plan.relocate({ id, sign, anchor: behind ? { behind } : anchor })
      behind = id
    }
  }

  private isCopyOfKnown(id: Y.ID, view: View): boolean {
    if (this.plan.isRemoved(id)) return false
    let root: Y.ID | null = null
    for (let source = this.history.sourceOf(id), steps = 0; source && steps < 100; steps++) {
      root = source
      source = this.history.sourceOf(source)
    }
    return root !== null && view.knows(root)
  }

  /** Is the letter there, be it in another place? */
  private isSomewhere(id: Y.ID): boolean {
    if (this.plan.isRelocated(id)) return true
    const last = this.history.latest(id)
    return this.plan.isRelocated(last) || (this.plan.isAlive(last) && !this.plan.isRemoved(last))
  }

  private isDisplaced(id: Y.ID): boolean {
    return this.plan.isRelocated(id) || this.history.moveOf(id) !== undefined
  }

  /** Does the letter stand in another place now? */
  private isElsewhere(id: Y.ID): boolean {
    return this.history.moveOf(id) !== undefined && this.plan.isAlive(this.history.latest(id))
  }

  /** The deleted texts into which the edit wrote, with what it wrote. */
  private tombsOfLateComers(): Set<Tomb> {
    const tombs = new Set<Tomb>()
    const lost: Tomb = { text: null, units: [] }
    const items = (this.decoded?.structs ?? []).filter((struct) => struct instanceof Y.Item) as Y.Item[]
    for (const item of items.sort((one, other) => one.id.clock - other.id.clock)) {
      const { content, id, origin, rightOrigin } = item
      if (content instanceof Y.ContentType || !isNewIn(this.transaction, id) || this.plan.itemAt(id)) continue
      const isFirst = !origin && !rightOrigin
      const tomb: Tomb = isFirst
        ? { text: null, units: [] }
        : ((origin && this.history.tombOf(origin)) ?? (rightOrigin && this.history.tombOf(rightOrigin)) ?? lost)
      const at = origin ? tomb.units.findIndex((unit) => key(unit.id) === key(origin)) + 1 : 0
      const units = Array.from({ length: item.length }, (_, offset) => ({
        id: Y.createID(id.client, id.clock + offset),
        sign: content instanceof Y.ContentString ? (content.str[offset] as string) : null,
        isAlive: false,
      }))
      tomb.units.splice(tomb === lost ? tomb.units.length : at, 0, ...units)
      this.history.noteTomb(tomb, units)
      tombs.add(tomb)
    }
    return tombs
  }
}

type Letter = Unit & { readonly sign: string }

/** One side of two who wrote without seeing each other. */
type View = {
  /** Did it see the letter there? */
  readonly sees: (unit: Unit) => boolean
  /** Is it one that the other side did not see? */
  readonly isNew: (unit: Unit) => boolean
  /** Has it ever seen the letter, wherever it was? */
  readonly knows: (id: Y.ID) => boolean
}
