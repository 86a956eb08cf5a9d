import { disclosedDetails } from '#app/domain/audit-details.ts'
import { parseId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import {
  type AuditFilter,
  type AuditPlace,
  findAuditEvents,
  findHead,
  type StoredAuditEvent,
} from './audit.repository.ts'
import { CHAIN_START } from './audit-seal.ts'
import { findSubjectNames, type SubjectName } from './audit-subjects.repository.ts'
import { type ChainCheck, checkChain } from './check-chain.ts'

export const AUDIT_PAGE = 50

/** An event as it is shown. */
export type AuditEntry = Omit<StoredAuditEvent, 'previousSha256' | 'sha256' | 'keyId' | 'details'> & {
  /** What may be shown of the details (app/domain/audit-details.ts), written as JSON to be read by people. */
  readonly details: string
  /** Names of the fields that the record tells about and that are not shown. */
  readonly withheld: readonly string[]
  /** Which one of its kind the record is about: a name or number, else the end of its id; null for what is only one. */
  readonly subject: SubjectName | null
}
/** The end of the chain: number and seal of the last record. Kept elsewhere, it shows later that the end was not cut off. */
export type AuditHead = { readonly id: string; readonly sha256: string }
/** A part of the record, and where the parts after and before it begin; null: there is none. */
export type AuditPage = {
  readonly entries: AuditEntry[]
  readonly newer: string | null
  readonly older: string | null
  readonly head: AuditHead
}
export type Audit = ReturnType<typeof createAudit>

/** 監査記録: reading it, and showing that nobody altered it. Writing is `appendAuditEvent`, inside each change. */
export function createAudit({ database }: { readonly database: Database }) {
  return {
    /**
     * The records at a place (without one: the last), the newest first; `newer` and `older` are the numbers after and before which
     * there are others. How many there are is not counted: that would read all of them. Refused with `notPermitted`.
     */
    list: async (actor: Actor, query: AuditFilter & Partial<AuditPlace>): Promise<Result<AuditPage>> => {
      if (!can(actor, 'audit.read')) return refuse('notPermitted')
      const { before = null, after = null, ...filter } = query
      const [found, head] = await Promise.all([
        findAuditEvents(database, filter, { before, after }, AUDIT_PAGE),
        readHead(database),
      ])
      const names = await findSubjectNames(database, found.events)
      return ok({
        entries: found.events.map((event) => toEntry(event, names.get(event.subjectId) ?? shortId(event.subjectId))),
        newer: found.hasNewer ? (found.events[0]?.id ?? null) : null,
        older: found.hasOlder ? (found.events.at(-1)?.id ?? null) : null,
        head,
      })
    },
    /** Computes the whole chain again. Refused with `notPermitted`. */
    verify: async (actor: Actor): Promise<Result<ChainCheck>> =>
      can(actor, 'audit.read') ? ok(await checkChain(database)) : refuse('notPermitted'),
    /** The end of the chain as it is now, for the log. */
    head: () => readHead(database),
  }
}

const readHead = async (database: Database): Promise<AuditHead> =>
  (await findHead(database)) ?? { id: '0', sha256: CHAIN_START }

function toEntry(
  { previousSha256: _previous, sha256: _own, keyId: _key, details, ...entry }: StoredAuditEvent,
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
