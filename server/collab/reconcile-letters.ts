import * as Y from 'yjs'
import { isNewIn, movesIn, newStructs, type Unit, unitsOf } from '#app/document/letter-moves.ts'
import { key, type LetterHistory, lastUntil, Ranges, type Sender } from './letter-history.ts'
import { type Anchor, Relocations } from './relocations.ts'

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

const NOBODY: ReadonlySet<number> = new Set()

class Reconciliation {
  private readonly doc: Y.Doc
  /** The Yjs clients that wrote the edit. */
  private readonly own = new Set<number>()
  /** What is to be put right. */
  readonly plan: Relocations
  private ownDeletions: Ranges | null = null
  private structsByClient: Map<number, { clock: number; item: Y.Item }[]> | null = null
  /** Letters that the edit moved and whose copies stay. */
  private readonly moved = new Set<string>()
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
      if (!seesAll) for (const text of this.textsMovedFrom()) this.followMoved(text)
      for (const text of dead) this.relocateDoomed(text)
      this.relocateLateComers()
    }
    if (!seesAll) this.relocateBehindMoved()
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
      isLeftKept = this.takeSecondMove(from, to, isBehindLeft && !isLeftKept)
      left = to
    }
  }

  private keep(from: Y.ID, to: Y.ID): void {
    this.history.noteMove(from, to)
    this.moved.add(key(from))
  }

  /** A copy of what somebody else had deleted. */
  private deleteToo(copy: Y.ID): void {
    this.plan.remove(copy)
    this.history.noteGone(copy.client, copy.clock, 1, NOBODY)
  }

  /** @returns whether it is the copy of this edit that stays */
  private takeSecondMove(from: Y.ID, to: Y.ID, staysWithLeft: boolean): boolean {
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
    } else if (this.isOwnDeletion(last)) this.keep(from, to)
    else this.deleteToo(to)
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
      if (!this.plan.isAlive(last) || !this.isUnseen(moved.to)) continue
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

  /** Who wrote behind moved letters without knowing it goes with them. */
  private followMoved(text: Y.XmlText): void {
    let behind: Y.ID | null = null
    for (const { id, sign, isAlive } of unitsOf(text)) {
      if (this.moved.has(key(id)) && Y.isDeleted(this.transaction.deleteSet, id)) behind = id
      // What the edit put in the place of what it moved.
      else if (isNewIn(this.transaction, id)) continue
      else if (isAlive && sign !== null && !this.isUnseen(id)) behind = null
      else if (isAlive && sign !== null && behind) {
        this.plan.relocate({ id, sign, anchor: { behind } })
        behind = id
      }
    }
  }

  private relocateDoomed(text: Y.XmlText): void {
    const units = unitsOf(text)
    let behind: Y.ID | null = null
    for (const [index, { id, sign }] of units.entries()) {
      if (this.doomed.has(key(id)) && sign !== null) {
        const before = behind ? null : units.slice(index).find((unit) => this.isElsewhere(unit.id))
        this.plan.relocate({
          id,
          sign,
          anchor: behind ? { behind } : before ? { before: before.id } : { beside: text },
        })
        behind = id
      } else if (this.isElsewhere(id)) behind = id
      else if (behind) this.history.noteStandIn(id, behind)
    }
    this.noteStandInsOfMarks(text)
  }

  private noteStandInsOfMarks(text: Y.XmlText): void {
    let left: Y.ID | null = null
    for (let item = text._start; item !== null; item = item.right) {
      if (item.content instanceof Y.ContentFormat && left) this.history.noteStandIn(item.id, left)
      else left = item.lastId
    }
  }

  /** Does the letter stand in another place now? */
  private isElsewhere(id: Y.ID): boolean {
    return this.history.moveOf(id) !== undefined && this.plan.isAlive(this.history.latest(id))
  }

  /** Letters of the edit whose place was gone when they came. */
  private relocateLateComers(): void {
    for (const struct of [...(this.decoded?.structs ?? [])].sort((one, other) => one.id.clock - other.id.clock)) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      for (let offset = 0; offset < struct.length; offset++) {
        const id = Y.createID(struct.id.client, struct.id.clock + offset)
        if (!isNewIn(this.transaction, id) || this.plan.isAlive(id) || this.isNamed(id) || this.history.moveOf(id))
          continue
        if (this.plan.isRemoved(id)) continue
        const left = offset > 0 ? Y.createID(id.client, id.clock - 1) : struct.origin
        this.plan.relocate({
          id,
          sign: struct.content.str[offset] as string,
          anchor: this.anchorBetween(left, struct.rightOrigin),
        })
      }
    }
  }

  /** What stands for a letter or mark that is gone: what was left of it. */
  private leftOf(id: Y.ID): Y.ID | null {
    const standIn = this.history.standInOf(id)
    if (standIn) return standIn
    const struct = lastUntil(this.structsOf(id.client), id.clock)
    if (struct && id.clock >= struct.clock + struct.item.length) return null
    if (!struct) return null
    return id.clock > struct.clock ? Y.createID(id.client, id.clock - 1) : struct.item.origin
  }

  /** What the edit brought, by its writer, in order. */
  private structsOf(client: number): readonly { readonly clock: number; readonly item: Y.Item }[] {
    if (!this.structsByClient) {
      this.structsByClient = new Map()
      for (const item of this.decoded?.structs ?? []) {
        if (!(item instanceof Y.Item)) continue
        const all = this.structsByClient.get(item.id.client) ?? []
        this.structsByClient.set(item.id.client, all)
        all.push({ clock: item.id.clock, item })
      }
      for (const all of this.structsByClient.values()) all.sort((one, other) => one.clock - other.clock)
    }
    return this.structsByClient.get(client) ?? []
  }

  private anchorBetween(left: Y.ID | null, right: Y.ID | null): Anchor {
    for (let id = left, steps = 0; id && steps < 100; id = this.leftOf(id), steps++)
      if (this.plan.isRelocated(id) || this.isElsewhere(id)) return { behind: id }
    if (right && this.isElsewhere(right)) return { before: right }
    return { beside: null }
  }

  /** Letters of the edit that stand behind words that had been moved away, or before own ones that were put there. */
  private relocateBehindMoved(): void {
    const ownBefore = this.history.relocatedUnseen(this.own, this.sender)
    const items = this.fresh.filter((struct) => struct instanceof Y.Item && !struct.deleted) as Y.Item[]
    for (const item of items.sort((one, other) => one.id.clock - other.id.clock)) {
      const { content } = item
      if (!(content instanceof Y.ContentString) || !(item.parent instanceof Y.XmlText)) continue
      if (this.plan.isRemoved(item.id) || this.plan.isRemoved(item.lastId)) continue
      const left = this.movedLeftOf(item) ?? this.ownRightOf(item, ownBefore)
      if (!left) continue
      let behind = this.plan.endOfChain(left)
      for (let offset = 0; offset < item.length; offset++) {
        const id = Y.createID(item.id.client, item.id.clock + offset)
        this.plan.relocate({ id, sign: content.str[offset] as string, anchor: { behind } })
        behind = id
      }
    }
  }

  /** The letter that the writer saw to the left, when it has been moved away. */
  private movedLeftOf(item: Y.Item): Y.ID | null {
    for (let left = item.left; left !== null; left = left.left) {
      const id = left.lastId
      if (this.plan.isRelocated(id)) return id
      if (this.isUnseen(id)) continue
      if (left.deleted) {
        // Gone before the letter was written: it stands behind what is left of that.
        if (this.isOwnDeletion(id)) continue
        const moved = this.history.moveOf(id)
        const isMovedUnseen = moved && !this.own.has(moved.to.client) && this.history.isUnseenMove(moved, this.sender)
        if (isMovedUnseen && this.isElsewhere(id)) return id
      } else if (left.countable) return null
    }
    return null
  }

  private ownRightOf(item: Y.Item, own: ReadonlySet<string>): Y.ID | null {
    if (own.size === 0) return null
    let last: Y.ID | null = null
    for (let right = item.right; right !== null; right = right.right) {
      if (right.deleted || !right.countable || isNewIn(this.transaction, right.id)) continue
      if (!this.isUnseen(right.id)) break
      if (own.has(key(right.lastId))) last = right.lastId
    }
    return last
  }
}
