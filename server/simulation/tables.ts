import type { BodyId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { TextContents } from './text-contents.ts'

/** A request as it is stored: what rights, rules and revisions look at. */
export type RequestRow = {
  readonly id: PolicyRequestId
  readonly number: number
  readonly bodyId: BodyId
  readonly state: RequestState
  readonly title: string
  readonly proposerBodyIds: readonly BodyId[]
  readonly version: number
  readonly updatedAt: Date
  readonly approvedRevisionId: string | null
  readonly confirmedSubstanceSha256: string | null
  readonly agendaRevisionId: string | null
  readonly adoptedRevisionId: string | null
  readonly mergedIntoId: string | null
}

export type TextRow = {
  readonly id: bigint
  readonly bytes: Uint8Array
  readonly personId: PersonId | null
  readonly at: number
}

export type Text = {
  readonly rows: readonly TextRow[]
  readonly snapshot: { readonly upToId: bigint; readonly bytes: Uint8Array } | null
  readonly authors: ReadonlyMap<number, PersonId>
  /** What the rows say, as the simulator itself reads them. */
  readonly contents: TextContents
}

export type RevisionRow = {
  readonly id: string
  readonly requestId: string
  readonly number: number
  readonly reason: string
  readonly sha256: string
  readonly substanceSha256: string
}
export type MeetingRow = {
  readonly id: string
  readonly bodyId: string
  readonly heldOn: number
  readonly form: string
  readonly eligible: number
  readonly present: number
}
export type DecisionRow = {
  readonly id: string
  readonly requestId: string
  readonly meetingId: string
  readonly revisionId: string
}
export type ReceiptRow = {
  readonly key: string
  readonly personId: string
  readonly purpose: string
  readonly resultId: string
}
export type AuditRow = {
  readonly id: bigint
  readonly at: Date
  readonly action: string
  readonly subjectId: string
  readonly details: unknown
  readonly previousSha256: string
  readonly sha256: string
}

export type Membership = Actor['memberships'][number] & { readonly endsAt: Date | null }

/** Everything that is committed. A copy is a backup. */
export class Tables {
  readonly requests = new Map<string, RequestRow>()
  readonly texts = new Map<string, Text>()
  readonly revisions = new Map<string, RevisionRow>()
  readonly meetings: MeetingRow[] = []
  readonly decisions: DecisionRow[] = []
  readonly receipts = new Map<string, ReceiptRow>()
  readonly audit: AuditRow[] = []
  readonly memberships = new Map<PersonId, readonly Membership[]>()
  readonly sessions = new Map<string, PersonId>()

  copy(): Tables {
    const copy = new Tables()
    for (const [id, row] of this.requests) copy.requests.set(id, row)
    for (const [id, text] of this.texts) copy.texts.set(id, { ...text, contents: text.contents.copy() })
    for (const [id, row] of this.revisions) copy.revisions.set(id, row)
    for (const [key, row] of this.receipts) copy.receipts.set(key, row)
    for (const [id, rows] of this.memberships) copy.memberships.set(id, rows)
    for (const [key, personId] of this.sessions) copy.sessions.set(key, personId)
    copy.meetings.push(...this.meetings)
    copy.decisions.push(...this.decisions)
    copy.audit.push(...this.audit)
    return copy
  }
}
