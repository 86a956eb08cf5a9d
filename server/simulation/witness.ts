import * as decoding from 'lib0/decoding'
import { CLOSE_CODES } from '#app/domain/close-codes.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ROOM_FRAMES, type WriteRefusal } from '#app/domain/room-frames.ts'
import { isTextFrozen, type RequestState } from '#app/domain/workflow.ts'
import type { BrowserTab, Edit } from './browser-tab.ts'
import type { Change } from './memory-database.ts'
import type { SimulatedTime } from './simulated-time.ts'
import type { Tables } from './tables.ts'

/** A right may outlive its end by this (ms): the product's promise. */
const RIGHT_OUTLIVES = 5_000

/** Something that must never be true was true. */
export class Violation extends Error {
  constructor(
    readonly invariant: Invariant,
    detail: string,
  ) {
    super(`${invariant}: ${detail}`)
    this.name = 'Violation'
  }
}
export const INVARIANTS = {
  acknowledged: 'what is called saved is stored',
  seen: 'what anybody is shown is stored',
  frozen: 'a frozen text does not change',
  decided: 'one decision for a state',
  rights: 'no right outlives its end by five seconds',
  audit: 'the audit chain is whole',
  stored: 'what is stored can be read and stays',
  honest: 'an honest browser is never treated as a hostile one, nor refused what its person may do',
  settled: 'when the world is well again, everybody has the same text and nothing waits',
} as const
export type Invariant = keyof typeof INVARIANTS

type Sources = {
  readonly time: SimulatedTime
  readonly tables: () => Tables
  readonly actorOf: (personId: PersonId) => Actor
  readonly isSignedIn: (sessionKey: string) => boolean
}

/** A person at a tab, as the witness follows them. */
type Watched = {
  readonly tab: BrowserTab
  readonly personId: PersonId
  lostReadAt: number | null
  /** Since when the person may edit the text without a break; null while not. */
  mayEditSince: number | null
  /** A backup was restored since the tab was opened: what it has may have lost its base. */
  hasOutlivedBackup: boolean
}

/** Looks at every commit and every frame and knows nothing of how the server came to it. */
export class Witness {
  private readonly watched = new Map<BrowserTab, Watched>()
  /** Person and request → since when the person may not edit for want of a membership. */
  private readonly lostEditAt = new Map<string, number>()
  violation: Violation | null = null

  constructor(private readonly sources: Sources) {}

  watch(tab: BrowserTab, personId: PersonId): void {
    this.watched.set(tab, { tab, personId, lostReadAt: null, mayEditSince: null, hasOutlivedBackup: false })
    this.rightsMayHaveChanged()
  }

  unwatch(tab: BrowserTab): void {
    this.watched.delete(tab)
  }

  /** The database is what it was some time ago. */
  backupRestored(): void {
    for (const watched of this.watched.values()) watched.hasOutlivedBackup = true
    this.rightsMayHaveChanged()
  }

  /** A tab was sent away. */
  closed(tab: BrowserTab, code: number): void {
    if (code === CLOSE_CODES.badRequest) this.fail('honest', `a tab of ${tab.requestId} was closed as a hostile one`)
  }

  /** To be called whenever a right may have begun or ended. */
  rightsMayHaveChanged(): void {
    const { time, actorOf, isSignedIn } = this.sources
    const requests = this.sources.tables().requests
    for (const watched of this.watched.values()) {
      const request = requests.get(watched.tab.requestId)
      const actor = actorOf(watched.personId)
      const mayRead =
        request !== undefined && isSignedIn(watched.tab.sessionKey) && can(actor, 'policyRequest.read', request)
      const isEditor = request !== undefined && can(actor, 'policyRequest.edit', request)
      watched.mayEditSince = isEditor ? (watched.mayEditSince ?? time.now) : null
      watched.lostReadAt = mayRead ? null : (watched.lostReadAt ?? time.now)
      const key = `${watched.personId} ${watched.tab.requestId}`
      const mayEdit =
        request !== undefined && (isTextFrozen(request.state) || can(actor, 'policyRequest.edit', request))
      if (mayEdit) this.lostEditAt.delete(key)
      else if (!this.lostEditAt.has(key)) this.lostEditAt.set(key, time.now)
    }
  }

  /** A frame leaves the server for `tab`. */
  sent(tab: BrowserTab, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    this.mustMayRead(tab)
    if (type === ROOM_FRAMES.refused) this.refused(tab, JSON.parse(decoding.readVarString(decoder)) as WriteRefusal)
    if (type !== 0 || decoding.readVarUint(decoder) === 0) return
    const update = decoding.readVarUint8Array(decoder)
    const text = this.sources.tables().texts.get(tab.requestId)
    if (text && !text.contents.holds(cached(frame, update)))
      this.fail('seen', `a browser was sent what is not stored of ${tab.requestId}`)
  }

  /** Every frame tells something of the text or of those who are there: letters, carets, names, what may be done, what was saved. */
  private mustMayRead(tab: BrowserTab): void {
    const lostAt = this.watched.get(tab)?.lostReadAt ?? null
    if (lostAt !== null && this.sources.time.now - lostAt > RIGHT_OUTLIVES)
      this.fail('rights', `a frame was sent ${this.sources.time.now - lostAt} ms after the right to read had ended`)
  }

  /** What the tab sent is not taken. */
  private refused(tab: BrowserTab, reason: WriteRefusal): void {
    const watched = this.watched.get(tab)
    if (!watched) return
    const { time } = this.sources
    this.rightsMayHaveChanged()
    if (reason === 'baseMissing') {
      if (!watched.hasOutlivedBackup) this.fail('honest', `${tab.requestId} is said to have lost what nobody took away`)
    } else if (reason !== 'textFrozen' && reason !== 'notPermitted')
      this.fail('honest', `an honest edit of ${tab.requestId} was refused: ${reason}`)
    else if (watched.mayEditSince !== null && time.now - watched.mayEditSince > RIGHT_OUTLIVES)
      this.fail('honest', `an edit of ${tab.requestId} was refused to one who may write: ${reason}`)
  }

  /** The product calls these edits saved. */
  saved(tab: BrowserTab, last: Edit, edits: readonly Edit[]): void {
    const contents = this.sources.tables().texts.get(tab.requestId)?.contents
    if (!contents) return
    const isStored =
      contents.holdsUpTo(tab.doc.clientID, last.clock) &&
      edits.every((edit) => edit.deleted.every(({ client, clock }) => contents.hasDeleted(client, clock)))
    if (!isStored) this.fail('acknowledged', `an edit of ${tab.requestId} was called saved and is not stored`)
  }

  /** A transaction commits; `tables` are as before. `since`: when the process asked for it, for edits. */
  committing(
    changes: readonly Change[],
    tables: Tables,
    askedAt: (personId: PersonId, requestId: string) => number,
  ): void {
    const moves = new Map<string, { from: RequestState; to: RequestState }>()
    for (const change of changes)
      if (change.kind === 'request' && change.before && change.before.state !== change.row.state)
        moves.set(change.row.id, { from: change.before.state, to: change.row.state })
    for (const change of changes) {
      if (change.kind === 'row') this.rowCommitted(change, tables, moves.get(change.requestId)?.to ?? null, askedAt)
      else if (change.kind === 'request') this.requestCommitted(change, tables)
      else if (change.kind === 'revision') this.revisionCommitted(change, tables)
      else if (change.kind === 'decision' && !moves.has(change.row.requestId))
        this.fail('decided', `a decision on ${change.row.requestId} without a move`)
    }
    this.auditCommitted(changes, tables, moves)
  }

  private rowCommitted(
    { requestId, row }: Change & { kind: 'row' },
    tables: Tables,
    movedTo: RequestState | null,
    askedAt: (personId: PersonId, requestId: string) => number,
  ): void {
    const request = tables.requests.get(requestId)
    const text = tables.texts.get(requestId)
    if (!request || !text) return
    if (row.personId === null) {
      // The server itself writes only the amendments of an adoption.
      if (isTextFrozen(request.state) && movedTo !== 'adopted') this.fail('frozen', `the server wrote to ${requestId}`)
    } else {
      if (isTextFrozen(request.state)) this.fail('frozen', `an edit went into ${requestId}, which is ${request.state}`)
      const lostAt = this.lostEditAt.get(`${row.personId} ${requestId}`)
      const mayEdit = can(this.sources.actorOf(row.personId), 'policyRequest.edit', request)
      if (!mayEdit && lostAt !== undefined && askedAt(row.personId, requestId) - lostAt > RIGHT_OUTLIVES)
        this.fail(
          'rights',
          `an edit was taken ${askedAt(row.personId, requestId) - lostAt} ms after the right to edit had ended`,
        )
    }
    if (text.contents.lacksBaseOf(row.bytes)) this.fail('stored', `a row of ${requestId} builds on what is not stored`)
  }

  /** What is decided on is the text as it stands when the decision is written, not one that somebody still changed. */
  private revisionCommitted({ row, readUpTo }: Change & { kind: 'revision' }, tables: Tables): void {
    if (readUpTo !== tables.texts.get(row.requestId)?.rows.at(-1)?.id)
      this.fail('frozen', `${row.requestId} was edited between the reading of its revision and the freeze`)
  }

  private requestCommitted({ row, before }: Change & { kind: 'request' }, tables: Tables): void {
    const now = tables.requests.get(row.id)
    if (before && now && now.state !== before.state)
      this.fail('decided', `${row.id} was moved from ${before.state}, but it was ${now.state} already`)
  }

  private auditCommitted(
    changes: readonly Change[],
    tables: Tables,
    moves: ReadonlyMap<string, { from: RequestState; to: RequestState }>,
  ): void {
    let head = tables.audit.at(-1)?.sha256
    let lastId = tables.audit.at(-1)?.id ?? 0n
    const told = new Set<string>()
    for (const change of changes) {
      if (change.kind !== 'audit') continue
      const { row } = change
      if (head !== undefined && (row.previousSha256 !== head || row.id <= lastId))
        this.fail('audit', `record ${row.id} does not follow the one before it`)
      head = row.sha256
      lastId = row.id
      const { from, to } = row.details as { from?: string; to?: string }
      if (from === undefined || to === undefined) continue
      const move = moves.get(row.subjectId)
      if (move?.from === from && move.to === to) told.add(row.subjectId)
      else this.fail('decided', `a record moves ${row.subjectId} from ${from}, which it was in no longer`)
    }
    for (const id of moves.keys()) if (!told.has(id)) this.fail('audit', `a move of ${id} is not on record`)
  }

  fail(invariant: Invariant, detail: string): void {
    this.violation ??= new Violation(invariant, detail)
  }
}

/** The same frame goes to many: its update is the same object each time, so that it is read once. */
const UPDATES = new WeakMap<Uint8Array, Uint8Array>()
function cached(frame: Uint8Array, update: Uint8Array): Uint8Array {
  const known = UPDATES.get(frame)
  if (known) return known
  UPDATES.set(frame, update)
  return update
}
