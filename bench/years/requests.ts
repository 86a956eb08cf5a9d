import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentSchema } from '#app/document/document-schema.ts'
import { FRAGMENT, SCHEMA_VERSION } from '#app/document/schema-version.ts'
import { readDocument } from '#app/document/yjs-document.ts'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import { type RevisionContent, readRevision, substanceOf } from '#app/domain/revision.ts'
import { TARGET_TEXTS } from '#app/domain/sdgs/target-texts.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import { Chance } from './chance.ts'
import { addMeetings } from './meetings.ts'
import { DAY, idAt, type Row, sha256 } from './rows.ts'
import { answerText, documentOf, titleOf } from './texts.ts'
import type { Body, Person, Recipient, Year } from './world.ts'

/** A request with what deliveries and answers are made from. */
export type Made = {
  readonly id: string
  readonly index: number
  readonly body: Body
  readonly state: RequestState
  readonly adopted: string | null
  readonly recipients: readonly Recipient[]
}

type Shares = readonly (readonly [RequestState, number])[]
/** Of 1 000 requests of the current year, and of a year gone by. */
const CURRENT: Shares = [
  ...([
    ['submitted', 830],
    ['closed', 30],
    ['adopted', 20],
    ['onCentralAgenda', 15],
  ] as const),
  ...([
    ['consolidating', 20],
    ['committeeApproved', 15],
    ['inCommittee', 25],
    ['drafting', 25],
  ] as const),
  ...([
    ['rejected', 5],
    ['withdrawn', 5],
    ['merged', 10],
  ] as const),
]
const PAST: Shares = [
  ['closed', 965],
  ['rejected', 10],
  ['withdrawn', 10],
  ['merged', 15],
]
const WAY: readonly RequestState[] = [
  ...(['drafting', 'inCommittee', 'committeeApproved', 'consolidating'] as const),
  ...(['onCentralAgenda', 'adopted', 'submitted', 'closed'] as const),
]
const PILLARS = 4
const TARGET_CODES = Object.keys(TARGET_TEXTS)

/** The committee whose people open the pages. */
const SHOWN_COMMITTEE = 5
const UNDER_WAY = CURRENT.slice(1).map(([state]) => state)

/**
 * Spread by a step that has no divisor in common with 1 000 or 7, so that every committee has every state; where there are few
 * requests, the committee that is looked at has one of each all the same.
 */
function stateOf({ yearsAgo, world: { size, committees } }: Year, index: number): RequestState {
  const first = yearsAgo === 0 && committees[index % committees.length]?.number === SHOWN_COMMITTEE
  const one = first ? UNDER_WAY[Math.floor(index / committees.length)] : undefined
  if (one) return one
  let place = (Math.floor((index * 1000) / size.requests) * 389) % 1000
  for (const [state, share] of yearsAgo === 0 ? CURRENT : PAST) {
    if (place < share) return state
    place -= share
  }
  return 'drafting'
}

const madeOn = (workYear: number, index: number) => new Date(Date.UTC(workYear, 2, 1 + (index % 60), 1, index % 60))
const requestId = (workYear: number, index: number) => idAt(madeOn(workYear, index), `request ${workYear} ${index}`)

/** The requests of a year with fields, texts, revisions and decisions. */
export async function addRequests(year: Year): Promise<{ made: Made[]; links: Row[] }> {
  const { world, yearsAgo, workYear, cycleId, on } = year
  const { rows, size, committees } = world
  const chance = new Chance(1_000 + yearsAgo)
  const pillars = committees.flatMap((body) =>
    Array.from({ length: PILLARS }, (_, place) => ({
      id: idAt(on(2, 10), `pillar ${workYear} ${body.number} ${place}`),
      cycle_id: cycleId,
      body_id: body.id,
      title: `${titleOf(body.number, chance).slice(0, 24)}（${place + 1}）`,
      purpose: answerText(body.number, chance, 80, 160),
      sort_order: 10 + place,
    })),
  )
  await rows.insert('pillar', COLUMNS.pillar, pillars)
  const meetingFor = await addMeetings(year, chance)
  const tables: Record<keyof typeof COLUMNS, Row[]> = {
    ...{ pillar: [], policy_request: [], policy_request_recipient: [], policy_request_sdg_target: [] },
    ...{ policy_request_priority_area: [], policy_request_proposer: [], document_snapshot: [], document_update: [] },
    ...{ revision: [], decision: [] },
  }
  const made: Made[] = []
  for (let index = 0; index < size.requests; index++) {
    const body = committees[index % committees.length] as Body
    const state = stateOf(year, index)
    const id = requestId(workYear, index)
    const created = madeOn(workYear, index)
    const author = chance.one(world.members)
    const title = titleOf(body.number, chance)
    const kind = index % 12 === 0 ? 'new' : index % 3 === 0 ? 'strengthened' : 'continued'
    const isPast = yearsAgo + 1 < size.years
    const how = chance.next()
    const some = how < 0.87 ? chance.between(15, 33) : chance.between(2, 14)
    const recipients = how < 0.62 ? world.recipients : chance.some(world.recipients, some)
    const codes = chance.some(TARGET_CODES, chance.between(1, 4))
    const areas = chance.some([1, 2, 3, 4, 5, 6, 7, 8], chance.between(0, 2)).sort()
    const proposers = chance.some(world.proposers, chance.between(0, 3))
    const pillar = chance.one(pillars.filter((one) => one.body_id === body.id))
    const isPriority = index % 30 === 0

    const text = aText(body, chance)
    tables.document_snapshot.push({
      ...{ request_id: id, up_to_id: 0, bytes: text.snapshot, schema_version: SCHEMA_VERSION },
      created_at: new Date(created.getTime() + DAY),
    })
    text.edits.forEach((bytes, edit) => {
      // Every third was changed after the committee approved it.
      const isLate = state === 'consolidating' && edit === text.edits.length - 1 && index % 3 === 0
      const at = isLate ? on(7, 1) : new Date(created.getTime() + (2 + edit) * DAY)
      tables.document_update.push({ request_id: id, bytes, person_id: author.id, created_at: at })
      year.tell(at, author, 'policyRequest.editText', ['policyRequest', id])
    })
    year.tell(created, author, 'policyRequest.create', ['policyRequest', id], { title, bodyId: body.id, cycleId })

    const content = readRevision({
      ...{ schemaVersion: SCHEMA_VERSION, title, kind, isPriority, pillar: pillar.title, document: text.document },
      ...{ sdgTargets: codes, noSdgReason: '', priorityAreas: areas },
      recipients: recipients.map((one) => ({ lgCode: one.lg_code, name: one.name_ja })),
      proposers: proposers.map((one) => one.name_ja),
    })
    const revisions = tell(year, {
      id,
      index,
      state,
      author,
      body,
      content,
      tables,
      meetingFor,
      isRejected: state === 'rejected',
    })

    tables.policy_request.push({
      ...{ id, cycle_id: cycleId, body_id: body.id, number: index + 1, state, title, kind, is_priority: isPriority },
      ...{ pillar_id: pillar.id, sort_order: index, version: 5, is_fictional: true, created_by_id: author.id },
      approved_revision_id: revisions.approved,
      agenda_revision_id: revisions.agenda,
      adopted_revision_id: revisions.adopted,
      merged_into_id: state === 'merged' && index >= 7 ? requestId(workYear, index - 7) : null,
      previous_request_id: kind !== 'new' && isPast ? requestId(workYear - 1, index) : null,
      created_at: created,
      updated_at: on(WAY.indexOf(state) >= 6 ? 11 : 7, 20, index % 600),
    })
    const isSilent = () => WAY.indexOf(state) >= 6 && chance.is(yearsAgo === 0 ? 0.01 : 0.04)
    for (const one of recipients)
      tables.policy_request_recipient.push({
        ...{ request_id: id, recipient_id: one.id },
        no_response_at: isSilent() ? on(12, 1) : null,
      })
    for (const code of codes) tables.policy_request_sdg_target.push({ request_id: id, target_code: code })
    for (const area of areas) tables.policy_request_priority_area.push({ request_id: id, area })
    for (const one of proposers) tables.policy_request_proposer.push({ request_id: id, body_id: one.id })
    made.push({ id, index, body, state, adopted: revisions.adopted, recipients })
  }
  for (const [table, found] of Object.entries(tables))
    if (table !== 'pillar')
      await rows.insert(table, COLUMNS[table as keyof typeof COLUMNS], found, table === 'policy_request' ? 5000 : 1000)
  return { made, links: tables.policy_request_recipient }
}

/** A text of about 1 000 characters: a snapshot, and three edits after it. */
function aText(body: Body, chance: Chance) {
  const doc = new Y.Doc()
  doc.clientID = 1
  prosemirrorToYXmlFragment(documentSchema.nodeFromJSON(documentOf(body.number, chance)), doc.getXmlFragment(FRAGMENT))
  const snapshot = Y.encodeStateAsUpdate(doc)
  const edits = [1, 2, 3].map(() => {
    const before = Y.encodeStateVector(doc)
    const [section] = doc.getXmlFragment(FRAGMENT).toArray() as Y.XmlElement[]
    const [paragraph] = (section?.toArray() ?? []) as Y.XmlElement[]
    const [letters] = (paragraph?.toArray() ?? []) as Y.XmlText[]
    letters?.insert(0, 'なお、')
    return Y.encodeStateAsUpdate(doc, before)
  })
  const document = readDocument(doc)
  doc.destroy()
  return { snapshot, edits, document }
}

type Telling = {
  readonly id: string
  readonly index: number
  readonly state: RequestState
  readonly isRejected: boolean
  readonly author: Person
  readonly body: Body
  readonly content: RevisionContent
  readonly tables: { readonly revision: Row[]; readonly decision: Row[] }
  readonly meetingFor: (bodyId: string) => { readonly id: string; readonly present: number }
}

/** How the request came to its state: the revisions, the decisions, the records. */
function tell(year: Year, { id, index, state, isRejected, author, body, content, tables, meetingFor }: Telling) {
  const { world, on, workYear } = year
  const { actors, central } = world
  const minute = index % 600
  const reached = isRejected ? 4 : WAY.indexOf(state)
  const takeRevision = (number: number, reason: string, at: Date): string => {
    const revision = idAt(at, `revision ${workYear} ${index} ${number}`)
    const text = canonicalJson(content)
    tables.revision.push({
      ...{ id: revision, request_id: id, number, reason, content: text, sha256: sha256(text) },
      ...{ substance_sha256: sha256(substanceOf(content)), created_by_id: actors.bureau.id, created_at: at },
    })
    return revision
  }
  const decide = (bodyId: string, revision: string, at: Date, outcome: string): void => {
    const meeting = meetingFor(bodyId)
    tables.decision.push({
      ...{ id: idAt(at, `decision ${workYear} ${index} ${bodyId}`), meeting_id: meeting.id, request_id: id, outcome },
      ...{ revision_id: revision, votes_for: meeting.present, votes_against: 0, abstentions: 0 },
      ...{ recorded_by_id: actors.bureau.id, recorded_at: at },
    })
  }
  const subject = ['policyRequest', id] as const
  const moved = (step: number, at: Date, person: Person, transition: string) =>
    year.tell(at, person, `policyRequest.${transition}`, subject, { from: WAY[step - 1], to: WAY[step] })
  if (reached >= 1) moved(1, on(4, 20, minute), author, 'submitToCommittee')
  const approved = reached >= 2 ? takeRevision(1, 'committeeApproval', on(6, 10, minute)) : null
  if (approved) {
    decide(body.id, approved, on(6, 10, minute), 'approve')
    moved(2, on(6, 10, minute), actors.committeeChair, 'approveInCommittee')
  }
  if (reached >= 3) moved(3, on(6, 20, minute), actors.bureau, 'takeUp')
  const agenda = reached >= 4 ? takeRevision(2, 'centralAgenda', on(7, 5, minute)) : null
  if (agenda) moved(4, on(7, 5, minute), actors.bureau, 'putOnAgenda')
  if (agenda && (reached >= 5 || isRejected))
    decide(central.id, agenda, on(7, 25, minute), isRejected ? 'reject' : 'approve')
  if (reached >= 5) moved(5, on(7, 25, minute), actors.centralSecretariat, 'adopt')
  if (reached >= 7) moved(7, on(12, 20, minute), actors.bureau, 'close')
  return { approved, agenda, adopted: reached >= 5 ? agenda : null }
}

const COLUMNS = {
  pillar: { id: 'uuid', cycle_id: 'uuid', body_id: 'uuid', title: 'text', purpose: 'text', sort_order: 'int' },
  policy_request: {
    ...{ id: 'uuid', cycle_id: 'uuid', body_id: 'uuid', number: 'int', state: 'request_state', title: 'text' },
    ...{ kind: 'policy_request_kind', is_priority: 'boolean', pillar_id: 'uuid', sort_order: 'int', version: 'int' },
    ...{ approved_revision_id: 'uuid', agenda_revision_id: 'uuid', adopted_revision_id: 'uuid' },
    ...{ merged_into_id: 'uuid', previous_request_id: 'uuid', is_fictional: 'boolean', created_by_id: 'uuid' },
    ...{ created_at: 'timestamptz', updated_at: 'timestamptz' },
  },
  policy_request_recipient: { request_id: 'uuid', recipient_id: 'uuid', no_response_at: 'timestamptz' },
  policy_request_sdg_target: { request_id: 'uuid', target_code: 'text' },
  policy_request_priority_area: { request_id: 'uuid', area: 'int' },
  policy_request_proposer: { request_id: 'uuid', body_id: 'uuid' },
  document_snapshot: {
    ...{ request_id: 'uuid', up_to_id: 'bigint', bytes: 'bytea', schema_version: 'int', created_at: 'timestamptz' },
  },
  document_update: { request_id: 'uuid', bytes: 'bytea', person_id: 'uuid', created_at: 'timestamptz' },
  revision: {
    ...{ id: 'uuid', request_id: 'uuid', number: 'int', reason: 'revision_reason', content: 'jsonb', sha256: 'text' },
    ...{ substance_sha256: 'text', created_by_id: 'uuid', created_at: 'timestamptz' },
  },
  decision: {
    ...{ id: 'uuid', meeting_id: 'uuid', request_id: 'uuid', revision_id: 'uuid', outcome: 'decision_outcome' },
    ...{ votes_for: 'int', votes_against: 'int', abstentions: 'int', recorded_by_id: 'uuid' },
    recorded_at: 'timestamptz',
  },
}
