import * as Y from 'yjs'
import { mendingUpdate, needsMending } from '#app/document/mend-document.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { missingPlacesUpdate } from '#app/document/text-places.ts'
import { CommittedLog } from './committed-log.ts'
import { LetterHistory, type Sender } from './letter-history.ts'
import type { LoadedText } from './text-store.ts'
import { Trial, type TrialOutcome } from './trial.ts'

/** A browser that has nothing yet. */
const isNothing = (stateVector: Uint8Array) => stateVector.length === 1 && stateVector[0] === 0
/** Nothing new at all: what a browser answers that had nothing to add. */
const isEmpty = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0

/**
 * The text of one request in memory, and what is known about its rows. It is kept once: edits are tried on it and stay in it when they
 * are committed. While some are on their way to the database (`isAhead`), whatever is told about the text comes from the
 * bytes of what is committed; nothing uncommitted is ever shown.
 */
export class RoomText {
  private readonly log: CommittedLog
  /** Null after something was tried that must not stay: made anew from the log when it is needed. */
  private live: Trial | null
  private isAhead = false
  /** The whole committed text as one update, encoded once for all who come before the next edit. */
  private whole: Uint8Array | null = null
  /** Parts whose structure changed since `mend` last looked: words that are typed change none. */
  private readonly changedParts = new Set<Y.XmlFragment>()
  /** Places for letters that a text of earlier times has not; to be stored with the first edit, which may be written into them. */
  private places: Uint8Array | null
  private readonly history = new LetterHistory()
  private afterId: bigint
  private ownIds: bigint[] = []
  /** Rows in the database after the snapshot. */
  tailRows: number

  constructor(stored: Omit<LoadedText, 'authors'>) {
    this.log = CommittedLog.of(stored.updates)
    this.live = this.trialOfCommitted()
    this.places = missingPlacesUpdate(this.live.doc.getXmlFragment(FRAGMENT))
    if (this.places) {
      this.live.add(this.places)
      this.log.add(this.places)
    }
    this.afterId = stored.lastId
    this.tailRows = stored.tailRows
  }

  stateVector(): Uint8Array {
    return this.isAhead ? Y.encodeStateVectorFromUpdate(this.committed()) : Y.encodeStateVector(this.text().doc)
  }

  /** What a browser with `stateVector` lacks. Throws when it cannot be read. */
  differenceFor(stateVector: Uint8Array): Uint8Array {
    if (isNothing(stateVector)) return this.committed()
    return this.isAhead
      ? Y.diffUpdate(this.committed(), stateVector)
      : Y.encodeStateAsUpdate(this.text().doc, stateVector)
  }

  /** The number of the committed text, as browsers are told it: it grows with every commit. */
  get version(): number {
    return this.history.version
  }

  /** Tries edits of one person on top of what was tried since the last `commit` or `forgetTried`. */
  try(edits: readonly Edit[]): TrialOutcome {
    let all: Fits = { kind: 'fits', update: null, authors: [], isReconciled: false }
    try {
      for (const { bytes, sender } of withSameSight(edits.filter((edit) => !isEmpty(edit.bytes)))) {
        this.isAhead = true
        const outcome = this.text().take(bytes, sender)
        if (outcome.kind !== 'fits') return outcome
        all = bothOf(all, outcome)
      }
    } catch {
      return { kind: 'malformed' }
    }
    return all
  }

  /** Throws everything away that was tried and not committed. */
  forgetTried(): void {
    this.live?.destroy()
    this.live = null
    this.history.forgetTried()
    this.isAhead = false
  }

  /** All that was tried is committed, under `ids`, as `update`. What of it was not stored is forgotten before (`forgetTried`). */
  commit(update: Uint8Array, ids: readonly bigint[]): void {
    this.isAhead = false
    this.history.commit()
    this.note(update)
    this.places = null
    this.ownIds.push(...ids)
    this.tailRows += ids.length
    if (this.log.isLong) this.committed()
  }

  /** Nothing tried was new, or all of it is committed. */
  settle(): void {
    this.history.forgetTried()
    this.isAhead = false
  }

  /** Nobody has written for a while: gives back what is only needed while somebody does. */
  rest(): void {
    if (!this.isAhead) this.committed()
  }

  /**
   * What must be stored together with `update`, the first edit of this room, so that it stands on what is stored.
   * @returns `update` itself when nothing must
   */
  withPlaces(update: Uint8Array): Uint8Array {
    return this.places ? Y.mergeUpdates([this.places, update]) : update
  }

  /**
   * The one repair of what people made of the committed text together; null when it is whole. To be committed like an edit
   * (`commitMending`), while nothing else is on its way.
   */
  mend(): Uint8Array | null {
    const { doc } = this.text()
    const parts = [...this.changedParts]
    this.changedParts.clear()
    return needsMending(parts) ? mendingUpdate(doc) : null
  }

  /** A repair is stored, under `ids`. */
  commitMending(update: Uint8Array, ids: readonly bigint[]): void {
    this.live?.add(update)
    this.commit(update, ids)
  }

  /** Where this copy stands, for the question which rows others have stored since. */
  position(): { readonly afterId: bigint; readonly ownIds: readonly bigint[] } {
    return { afterId: this.afterId, ownIds: [...this.ownIds] }
  }

  /**
   * Applies rows of others, found from `position` on.
   * @returns them as one update for the browsers; null when there were none
   */
  takeForeign(
    position: { readonly afterId: bigint; readonly ownIds: readonly bigint[] },
    rows: readonly { readonly id: bigint; readonly bytes: Uint8Array }[],
  ): Uint8Array | null {
    const seen = [position.afterId, ...position.ownIds, ...rows.map((row) => row.id)]
    this.afterId = seen.reduce((last, id) => (id > last ? id : last), this.afterId)
    this.ownIds = this.ownIds.filter((id) => id > this.afterId)
    if (rows.length === 0) return null
    const update = rows.length === 1 && rows[0] ? rows[0].bytes : Y.mergeUpdates(rows.map((row) => row.bytes))
    this.live?.add(update)
    if (!this.isAhead) this.history.commit()
    this.note(update)
    this.tailRows += rows.length
    return update
  }

  destroy(): void {
    this.forgetTried()
  }

  private text(): Trial {
    this.live ??= this.trialOfCommitted()
    return this.live
  }

  /** What changes in it from now on is noted for `mend`; at first all of it is to be looked at. */
  private trialOfCommitted(): Trial {
    const trial = new Trial(this.log.updates(), this.history)
    this.changedParts.clear()
    this.changedParts.add(trial.doc.getXmlFragment(FRAGMENT))
    trial.doc.on('beforeObserverCalls', ({ changed }) => {
      for (const part of changed.keys()) if (part instanceof Y.XmlFragment) this.changedParts.add(part)
    })
    return trial
  }

  private committed(): Uint8Array {
    if (this.whole) return this.whole
    if (!this.isAhead && !this.log.isFolded) this.log.fold(Y.encodeStateAsUpdate(this.text().doc))
    this.whole = this.log.merged()
    return this.whole
  }

  private note(update: Uint8Array): void {
    this.log.add(update)
    this.whole = null
  }
}

/** What one connection sent. */
export type Edit = { readonly bytes: Uint8Array; readonly sender: Sender }

/** Edits that follow each other and were made in sight of the same text are one. */
function withSameSight(edits: readonly Edit[]): Edit[] {
  const groups: Edit[][] = []
  for (const edit of edits) {
    const group = groups.at(-1)
    const { seen, deleted } = edit.sender
    if (group && group[0]?.sender.seen === seen && group[0].sender.deleted === deleted) group.push(edit)
    else groups.push([edit])
  }
  return groups.map((same) => {
    const [first] = same as [Edit]
    if (same.length === 1) return first
    const moves = same.flatMap(({ sender }) => sender.moves)
    return { bytes: Y.mergeUpdates(same.map(({ bytes }) => bytes)), sender: { ...first.sender, moves } }
  })
}

type Fits = TrialOutcome & { kind: 'fits' }

function bothOf(one: Fits, other: Fits): Fits {
  if (!one.update || !other.update) return one.update ? one : other
  return {
    kind: 'fits',
    update: Y.mergeUpdates([one.update, other.update]),
    authors: [...one.authors, ...other.authors],
    isReconciled: one.isReconciled || other.isReconciled,
  }
}
