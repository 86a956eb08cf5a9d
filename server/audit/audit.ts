import { disclosedDetails } from '#app/domain/audit-details.ts'
import { parseId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { auditSha256, CHAIN_START } from './append-audit-event.ts'
import { findAuditEvents, nextOfChain, type StoredAuditEvent } from './audit.repository.ts'
import { findSubjectNames, type SubjectName } from './audit-subjects.repository.ts'

export const AUDIT_PAGE = 50
/** Events that are held in memory at once while the chain is checked. */
export const CHAIN_BATCH = 1000

/** An event as it is shown. */
export type AuditEntry = Omit<StoredAuditEvent, 'previousSha256' | 'sha256' | 'details'> & {
  /** What may be shown of the details (app/domain/audit-details.ts), written as JSON to be read by people. */
  readonly details: string
  /** Names of the fields that the record tells about and that are not shown. */
  readonly withheld: readonly string[]
  /** Which one of its kind the record is about: a name or number, else the end of its id; null for what is only one. */
  readonly subject: SubjectName | null
}
export type ChainCheck = {
  /** Events that were computed again and fit. */
  readonly count: number
  /** Hash of the last event that fits (hexadecimal): kept elsewhere, it shows later that the end was not cut off. */
  readonly head: string
  /** The first event that does not fit the one before it or its own hash; null: the chain is whole. */
  readonly firstWrong: { readonly id: string; readonly at: Date } | null
}
export type Audit = ReturnType<typeof createAudit>

/** 監査記録: reading it, and showing that nobody altered it. Writing is `appendAuditEvent`, inside each change. */
export function createAudit({ database }: { readonly database: Database }) {
  return {
    /** A page of records, the newest first. Refused with `notPermitted`. */
    list: async (
      actor: Actor,
      query: { readonly personId?: string; readonly subjectType?: string; readonly page: number },
    ): Promise<Result<{ entries: AuditEntry[]; total: number; pageCount: number }>> => {
      if (!can(actor, 'audit.read')) return refuse('notPermitted')
      const { page, ...filter } = query
      const found = await findAuditEvents(database, filter, {
        skip: (Math.max(1, page) - 1) * AUDIT_PAGE,
        take: AUDIT_PAGE,
      })
      const names = await findSubjectNames(database, found.events)
      return ok({
        entries: found.events.map((event) => toEntry(event, names.get(event.subjectId) ?? shortId(event.subjectId))),
        total: found.total,
        pageCount: Math.max(1, Math.ceil(found.total / AUDIT_PAGE)),
      })
    },
    /** Computes the whole chain again. Refused with `notPermitted`. */
    verify: async (actor: Actor): Promise<Result<ChainCheck>> =>
      can(actor, 'audit.read') ? ok(await checkChain(database)) : refuse('notPermitted'),
  }
}

async function checkChain(database: Database): Promise<ChainCheck> {
  let count = 0
  let head = CHAIN_START
  let after: string | null = null
  for (;;) {
    const events: StoredAuditEvent[] = await nextOfChain(database, after, CHAIN_BATCH)
    for (const { id, sha256, ...event } of events) {
      if (event.previousSha256 !== head || auditSha256(event) !== sha256)
        return { count, head, firstWrong: { id, at: event.at } }
      head = sha256
      after = id
      count++
    }
    if (events.length < CHAIN_BATCH) return { count, head, firstWrong: null }
  }
}

function toEntry(
  { previousSha256: _previous, sha256: _own, details, ...entry }: StoredAuditEvent,
  subject: SubjectName | null,
): AuditEntry {
  const { shown, withheld } = disclosedDetails(entry.action, details as Readonly<Record<string, unknown>>)
  const isEmpty = Object.keys(shown).length === 0
  return { ...entry, subject, details: isEmpty ? '' : JSON.stringify(shown, null, 2), withheld }
}

/** Enough of an id to tell records apart: its end, for it begins with the time. */
function shortId(id: string): SubjectName | null {
  const isId = parseId(id) !== null
  return isId ? { ja: id.slice(-8), en: id.slice(-8) } : null
}
