import { type ProposalAttachmentId, type ProposalId, parseId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX, isInHandOfBody } from '#app/domain/proposal.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { readStoredFile, storeFile } from '#server/files/files.repository.ts'
import type { WrittenFile } from '#server/files/written-file.ts'
import { findRequestSubject } from '#server/policy-requests/policy-requests.repository.ts'
import { holdToWrite } from '../hold-to-write.ts'
import { mayRead, mayWrite } from '../proposal-rights.ts'
import { findProposal, type Proposal, updateProposal } from '../proposals.repository.ts'
import { attachmentKind } from './attachment-kind.ts'
import { deleteAttachment, findAttachment, insertAttachment } from './attachments.repository.ts'

type Deps = { readonly database: Database; readonly clock: Clock }
type Sent = { readonly name: string; readonly bytes: Uint8Array }

/** 根拠資料: files that a body adds to a wish, read by all who may read the wish. */
export function createAttachments({ database, clock }: Deps) {
  return {
    /** The wish, for who may write it; to be asked before anything of a file is looked at. Refused with `notFound`, `notPermitted`. */
    open: async (actor: Actor, proposalId: unknown): Promise<Result<{ proposal: Proposal; mayChange: boolean }>> => {
      const id = parseId<ProposalId>(proposalId)
      const proposal = id && (await findProposal(database, id))
      if (!proposal || !mayRead(actor, proposal)) return refuse('notFound')
      if (!mayWrite(actor, proposal)) return refuse('notPermitted')
      return ok({ proposal, mayChange: isInHandOfBody(proposal) })
    },
    /**
     * Adds files to a wish while it is in the hand of its body, all or none. Refused with `invalidInput` (file), `tooManyAttachments`,
     * and as writing in the wish is.
     */
    add: async (actor: Actor, proposalId: unknown, sent: readonly Sent[]): Promise<Result<null>> => {
      const file = (reason: 'fileMissing' | 'fileTooLarge' | 'attachmentKind') =>
        refuse('invalidInput', { fields: { file: reason } })
      if (sent.length === 0) return file('fileMissing')
      if (sent.length > ATTACHMENTS_MAX) return tooMany()
      if (sent.some(({ bytes }) => bytes.byteLength > ATTACHMENT_BYTES_MAX)) return file('fileTooLarge')
      const files: WrittenFile[] = []
      for (const { name, bytes } of sent) {
        const kind = await attachmentKind(bytes)
        if (!kind) return file('attachmentKind')
        files.push({ name: namedAs(name, kind.extension), mediaType: kind.mediaType, bytes })
      }
      return inTransaction(database, async (tx) => {
        const held = await holdToWrite(tx, clock, actor, proposalId, false)
        if (!held.ok) return held
        const { proposal } = held.value
        if (proposal.attachments.length + files.length > ATTACHMENTS_MAX) return tooMany()
        const at = clock.now()
        const events: NewAuditEvent[] = []
        for (const one of files) {
          const { id, sha256 } = await storeFile(tx, one, at)
          await insertAttachment(tx, { proposalId: proposal.id, fileId: id, addedById: actor.personId, at })
          events.push(
            eventOf(actor, proposal, 'proposal.attach', { file: one.name, size: one.bytes.byteLength, sha256 }),
          )
        }
        await tellTheDesk(tx, proposal, at)
        await appendAuditEvents(tx, events)
        return ok(null)
      })
    },
    /** Removes a file while the wish is in the hand of its body. Refused with `notFound`, and as writing in the wish is. */
    remove: (actor: Actor, proposalId: unknown, attachmentId: unknown): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        const held = await holdToWrite(tx, clock, actor, proposalId, false)
        if (!held.ok) return held
        const { proposal } = held.value
        const id = parseId<ProposalAttachmentId>(attachmentId)
        const found = id && (await findAttachment(tx, id))
        if (!found || found.proposalId !== proposal.id) return refuse('notFound')
        await deleteAttachment(tx, found)
        await tellTheDesk(tx, proposal, clock.now())
        await appendAuditEvents(tx, [
          eventOf(actor, proposal, 'proposal.detach', { file: found.name, sha256: found.sha256 }),
        ])
        return ok(null)
      }),
    /**
     * A file for who may read the wish: its body, the bureau once it is handed in, and those who deliberate on a request that it went
     * into. Refused with `notFound`.
     */
    download: async (actor: Actor, proposalId: unknown, attachmentId: unknown): Promise<Result<WrittenFile>> => {
      const id = parseId<ProposalAttachmentId>(attachmentId)
      const found = id && (await findAttachment(database, id))
      const proposal = found && (await findProposal(database, found.proposalId))
      if (!proposal || proposal.id !== proposalId) return refuse('notFound')
      if (!mayRead(actor, proposal) && !(await deliberatesOn(database, actor, proposal))) return refuse('notFound')
      return ok(await readStoredFile(database, found.fileId))
    },
  }
}

const tooMany = () => refuse('tooManyAttachments', { values: { count: ATTACHMENTS_MAX } })

/** The end of a name is what the file is, whatever it was called: nobody opens a program by a picture. */
const namedAs = (name: string, extension: string): string => {
  const same = extension === 'jpg' ? /\.jpe?g$/iu : new RegExp(`\\.${extension}$`, 'iu')
  return same.test(name) ? name : `${name}.${extension}`
}

/** What the bureau has on its desk is another wish then; a draft that saves itself meanwhile is not disturbed. */
async function tellTheDesk(tx: Transaction, { id, state }: Proposal, at: Date): Promise<void> {
  if (state === 'handedIn') await updateProposal(tx, id, {}, at)
}

async function deliberatesOn(database: Database, actor: Actor, { outcomes, state }: Proposal): Promise<boolean> {
  if (state !== 'handedIn') return false
  for (const { request, standing, committee } of outcomes) {
    if (standing === 'sentBack') continue
    if (committee && can(actor, 'proposal.readProposed', { bodyId: committee.id })) return true
    const subject = request && (await findRequestSubject(database, request.id))
    if (subject && can(actor, 'policyRequest.readDeliberation', subject)) return true
  }
  return false
}

const eventOf = (
  actor: Actor,
  { id, bodyId }: Proposal,
  action: NewAuditEvent['action'],
  details: Readonly<Record<string, unknown>>,
): NewAuditEvent => ({ actor, action, subjectType: 'proposal', subjectId: id, details: { bodyId, ...details } })

export type Attachments = ReturnType<typeof createAttachments>
