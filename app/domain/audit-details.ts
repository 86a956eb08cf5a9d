import { AUDIT_ACTIONS, type AuditAction } from './audit-actions.ts'
import { TRANSITION_IDS } from './workflow.ts'

/**
 * What the readers of the audit record are shown of the details of a record. They administer and have no say on content
 * (permissions.ts): of requests, answers, evaluations, meetings, pillars and deliveries they learn who did what to which one,
 * and which fields, but no words and no votes.
 */

/** `all`: the administration's own. Else the details that name or number something; the rest are shown by their names. */
type Shown = 'all' | readonly string[]

const SHOWN = {
  'policyRequest.create': ['number', 'bodyId', 'cycleId'],
  'policyRequest.editFields': ['section'],
  'policyRequest.editText': [],
  'policyRequest.remove': ['number', 'bodyId', 'cycleId'],
  'policyRequest.confirmChangedText': ['substanceSha256'],
  'policyRequest.takeIn': ['mergedFromId'],
  'policyRequest.takeInWish': ['proposals'],
  'policyRequest.leaveOutWish': ['proposals'],
  'policyRequest.carryOver': ['kind', 'cycleId', 'requestId'],
  'policyRequest.undoCarryOver': ['kind', 'cycleId'],
  'year.import': ['sha256', 'count'],
  'year.importWishes': ['sha256', 'count'],
  'year.importAnswers': ['sha256', 'count'],
  'call.open': ['opensOn', 'dueOn'],
  'call.change': [],
  'call.closeConsolidation': [],
  'call.reopenConsolidation': [],
  'proposal.create': ['bodyId', 'cycleId', 'isTyped'],
  'proposal.change': ['bodyId', 'fields'],
  'proposal.handIn': ['bodyId', 'cycleId', 'number', 'isLate'],
  'proposal.takeBack': ['bodyId', 'number'],
  'proposal.attach': ['bodyId', 'size', 'sha256'],
  'proposal.detach': ['bodyId', 'sha256'],
  'proposal.import': ['sha256', 'rows'],
  'proposal.decide': ['number', 'kind', 'requestId', 'committeeId'],
  'proposal.undo': ['number', 'kind', 'requestId'],
  'proposal.confirm': ['number', 'kind', 'requestId', 'committeeId', 'meetingId', 'heldOn'],
  'proposal.sendBack': ['number', 'kind', 'requestId', 'committeeId'],
  'proposal.recordHandingOver': ['number', 'handedOverOn'],
  'meeting.correct': ['heldOn'],
  'pillar.create': ['bodyId', 'cycleId'],
  'pillar.change': [],
  'submission.record': ['cycleId', 'recipientId', 'documentNumber', 'jobId', 'fileId', 'sha256'],
  'submission.correct': ['recipientId'],
  'submission.requestPackage': ['recipientId', 'documentNumber', 'requestCount'],
  'book.request': ['cycleId', 'requestCount'],
  'job.finish': ['fileId', 'size', 'sha256'],
  'job.fail': ['problem'],
  // Records from before kept the words themselves; these are withheld as ever.
  'response.record': ['responseId', 'recipientId', 'round', 'answerSha256', 'unmarkedNone'],
  'response.correct': ['requestId', 'recipientId', 'round', 'answerSha256'],
  'response.withdraw': ['responseId', 'requestId', 'recipientId', 'round'],
  'response.markNone': ['recipientId'],
  'response.unmarkNone': ['recipientId'],
  'evaluation.draft': ['requestId', 'recipientId', 'round'],
  'evaluation.confirm': ['requestId', 'recipientId', 'round'],
  'session.signIn': 'all',
  'session.signOut': 'all',
  'session.refused': 'all',
  'session.end': 'all',
  'person.create': 'all',
  'person.change': 'all',
  'person.disable': 'all',
  'person.enable': 'all',
  'person.setPassword': 'all',
  'person.changePassword': 'all',
  'secondFactor.setUp': 'all',
  'secondFactor.renewRecoveryCodes': 'all',
  'secondFactor.switchOff': 'all',
  'secondFactor.takeAway': 'all',
  'passkey.add': 'all',
  'passkey.remove': 'all',
  'namedView.save': [],
  'namedView.remove': [],
  'oneTimeLink.create': 'all',
  'oneTimeLink.use': 'all',
  'membership.create': 'all',
  'membership.end': 'all',
  'membership.ask': 'all',
  'membership.confirm': 'all',
  'membership.decline': 'all',
  'membership.takeBack': 'all',
  'recipientHead.save': 'all',
  'recipientHead.remove': 'all',
  'recipient.add': 'all',
  'recipient.remove': 'all',
  'body.create': 'all',
  'body.change': 'all',
  'body.remove': 'all',
  'cycle.create': 'all',
  'cycle.change': 'all',
  'cycle.makeCurrent': 'all',
  'settings.change': 'all',
} as const satisfies Record<(typeof AUDIT_ACTIONS)[number], Shown>

const SHOWN_OF_TRANSITION = ['from', 'to', 'revision', 'sha256', 'meetingId', 'mergedIntoId'] as const

const TABLE: ReadonlyMap<string, Shown> = new Map<AuditAction, Shown>([
  ...AUDIT_ACTIONS.map((action) => [action, SHOWN[action]] as const),
  ...TRANSITION_IDS.map((id) => [`policyRequest.${id}`, SHOWN_OF_TRANSITION] as const),
])

/** Details that hold fields: it is those that are named. */
const HOLDERS = ['before', 'after', 'values']

export type DisclosedDetails = {
  readonly shown: Readonly<Record<string, unknown>>
  /** Names of the fields that the record tells about and that are not shown. */
  readonly withheld: readonly string[]
}

/**
 * What may be shown of a record.
 * @param action as it is stored; nothing is shown of one that the table does not know
 * @param details as they are stored
 */
export function disclosedDetails(action: string, details: Readonly<Record<string, unknown>>): DisclosedDetails {
  const table = TABLE.get(action) ?? []
  if (table === 'all') return { shown: details, withheld: [] }
  const isShown = (name: string) => table.includes(name)
  const withheld = Object.keys(details).flatMap((name) => {
    if (isShown(name)) return []
    return HOLDERS.includes(name) ? changedFields(name, details) : [name]
  })
  return {
    shown: Object.fromEntries(Object.entries(details).filter(([name]) => isShown(name))),
    withheld: [...new Set(withheld)],
  }
}

/** The fields in `details[holder]`; of those before and after a change only the ones that differ. */
function changedFields(holder: string, details: Readonly<Record<string, unknown>>): string[] {
  const fields = fieldsOf(details[holder])
  if (!fields) return [holder]
  const { before, after } = { before: fieldsOf(details.before), after: fieldsOf(details.after) }
  const names = Object.keys(fields)
  if (!before || !after || holder === 'values') return names
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
