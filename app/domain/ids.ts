/** Ids are UUIDs, branded by what they name, so that one cannot be handed over for another. */
type Id<Name extends string> = string & { readonly __id: Name }

export type PersonId = Id<'Person'>
export type PasskeyId = Id<'Passkey'>
export type NamedViewId = Id<'NamedView'>
export type BodyId = Id<'Body'>
export type MembershipId = Id<'Membership'>
export type MembershipAskId = Id<'MembershipAsk'>
export type AccessNoticeId = Id<'AccessNotice'>
export type CycleId = Id<'Cycle'>
export type PillarId = Id<'Pillar'>
export type RecipientId = Id<'Recipient'>
export type RecipientHeadId = Id<'RecipientHead'>
export type PolicyRequestId = Id<'PolicyRequest'>
export type RevisionId = Id<'Revision'>
export type MeetingId = Id<'Meeting'>
export type DecisionId = Id<'Decision'>
export type SubmissionId = Id<'Submission'>
export type ResponseId = Id<'Response'>
export type StoredFileId = Id<'StoredFile'>
export type JobId = Id<'Job'>
export type ProposalId = Id<'Proposal'>
export type ImportId = Id<'Import'>
export type ProposalAttachmentId = Id<'ProposalAttachment'>
export type ProposalOutcomeId = Id<'ProposalOutcome'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Reads an id from outside (an address, a form).
 * @returns the id, or null when `text` is not a UUID in lower case; whether it names anything is the service's question.
 */
export const parseId = <Name extends Id<string>>(text: unknown): Name | null =>
  typeof text === 'string' && UUID.test(text) ? (text as Name) : null
