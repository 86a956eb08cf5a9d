import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { bodiesOf, ROLES } from '#app/domain/roles.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import type { Federation } from '#server/policy-requests/policy-requests.test-support.ts'

/** One form of one route as it is built: where it is sent, what it may have, and the words that say what is to be done. */
export type FormDoor = {
  readonly name: string
  readonly path: string
  readonly known: FormFields
  readonly words: Readonly<Record<string, string>>
}

/**
 * Every form of every route that says which fields it has, once for each of its words.
 * @param stands what stands for the changing parts of addresses: 「admin/people/:id」 → an id
 * @throws when a route has a part that `stands` does not know
 */
async function formDoors(stands: Readonly<Record<string, string>>): Promise<FormDoor[]> {
  const { routes } = (await import(
    /* @vite-ignore */ pathToFileURL(resolve('build/server/index.js')).href
  )) as ServerBuild
  const pathOf = (id: string): string => {
    const route = routes[id]
    const parent = route?.parentId && route.parentId !== 'root' ? pathOf(route.parentId) : ''
    return route?.path ? `${parent}/${route.path}` : parent
  }
  return Object.values(routes).flatMap((route) => {
    const known = (route?.module as { formFields?: FormFields } | undefined)?.formFields
    if (!route || !known) return []
    const path = pathOf(route.id).replace(/([^:]*\/):(\w+)/g, (part, before: string) => {
      const id = stands[part.replace(/^\//, '')] ?? stands[part.replace(/^.*:/, ':')]
      if (id === undefined) throw new Error(`Say what stands for ${part} of ${route.id}`)
      return before + id
    })
    const choices = Object.entries(known.words ?? {}).flatMap(([field, words]) =>
      words.map((word) => ({ [field]: word })),
    )
    const address = path + (route.index ? '?index' : '')
    return (choices.length > 0 ? choices : [{}]).map((words) => ({
      name: [address, ...Object.values(words)].join(' '),
      path: address,
      known,
      words: words as Record<string, string>,
    }))
  })
}

/** What there is for the forms to be about, and what may stand in fields that name something, or are one of a few. */
export type FormDoors = { readonly doors: FormDoor[]; readonly wellMade: Readonly<Record<string, string>> }

/**
 * Every form of a program on this federation, leading to a request in the committee, a meeting, a pillar and a person that are there.
 * @param text what stands in the request
 */
export async function aFederationOfForms(federation: Federation, text?: string): Promise<FormDoors> {
  const { database, bodies, cycleId, actors } = federation
  const requestId = await federation.aPolicyRequest({ state: 'inCommittee', ...(text ? { text } : {}) })
  // Its decision has a meeting, whose attendance is a form of its own.
  await federation.aPolicyRequest({ state: 'committeeApproved' })
  const meeting = await database.meeting.findFirstOrThrow()
  const pillar = await database.pillar.create({
    data: { title: '柱', bodyId: bodies.committee, cycleId, sortOrder: 1 },
  })
  const [recipientId = ''] = federation.recipientIds
  await database.call.create({
    data: { cycleId, guidance: '', opensOn: new Date('2020-01-01'), dueOn: new Date('2030-01-01') },
  })
  const proposal = await database.proposal.create({
    data: { cycleId, bodyId: bodies.affiliate, intent: 'new', title: '件名', createdById: actors.proposer.personId },
  })
  const doors = await formDoors({
    'policy-requests/:id': requestId,
    ':transition': 'approveInCommittee',
    ':requestId': requestId,
    ':recipientId': recipientId,
    'admin/people/:id': actors.viewer.personId,
    'meetings/:id': meeting.id,
    'proposals/:id': proposal.id,
    ':outcomeId': randomUUID(),
    ':importId': randomUUID(),
    'submissions/:id': randomUUID(),
    ':token': 'A'.repeat(43),
  })
  const ids = { cycleId, bodyId: bodies.committee, requestId, recipientId, recipient: recipientId, pillarId: pillar.id }
  return { doors, wellMade: { ...ids, ...WELL_MADE } }
}

const WELL_MADE: Readonly<Record<string, string>> = {
  ...{ title: '題', kind: 'new', name: '名前', kana: 'なまえ', email: 'a@example.jp', nameJa: '名', nameEn: 'n' },
  ...{ fromState: 'inCommittee', shownSubstanceSha256: 'a'.repeat(64), basedOn: 'x', version: '1', code: 'A' },
  ...{ heldOn: '2026-11-01', respondedOn: '2026-11-01', submittedOn: '2026-11-01', round: '1', form: 'sitting' },
  ...{ outcome: 'approve', eligible: '20', present: '15', votesFor: '15', votesAgainst: '0', abstentions: '0' },
  ...{ place: '県庁', handedBy: '会長', documentNumber: '1', department: '課', text: '回答', reason: '理由' },
}

/** Somebody who has every role there is: may use every form. */
export async function aPersonOfAllRoles({ database, bodies }: Federation): Promise<Actor> {
  const { id, name } = await database.person.create({
    data: { name: '全役割の人', email: `${randomUUID()}@example.jp` },
  })
  const memberships = ROLES.map((role) => {
    const kinds: readonly string[] = bodiesOf(role)
    const kind = (['committee', 'bureau', 'centralCommittee', 'affiliate'] as const).find((one) => kinds.includes(one))
    return { role, bodyId: bodies[kind ?? 'affiliate'] }
  })
  await database.membership.createMany({
    data: memberships.map((one) => ({ ...one, personId: id, startsOn: new Date('2020-01-01') })),
  })
  return { personId: id as PersonId, name, memberships }
}

/** Somebody who has signed in and has no role at all. */
export async function aPersonWithoutRole({ database }: Federation): Promise<Actor> {
  const { id, name } = await database.person.create({
    data: { name: '役割のない人', email: `${randomUUID()}@example.jp` },
  })
  return { personId: id as PersonId, name, memberships: [] }
}
