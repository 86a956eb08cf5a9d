import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFederation, anActor, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { aPersonWithoutRole, type FormDoor, formDoors } from './form-doors.test-support.ts'
import { type Program, startProgram } from './http-server.test-support.ts'

let federation: Federation
let program: Program
let doors: FormDoor[]
let wellMade: Readonly<Record<string, string>>
beforeAll(async () => {
  federation = await aFederation()
  program = await startProgram(federation)
  const requestId = await federation.aPolicyRequest({ state: 'inCommittee' })
  await federation.aPolicyRequest({ state: 'committeeApproved' })
  const meeting = await federation.database.meeting.findFirstOrThrow()
  const pillar = await federation.database.pillar.create({
    data: { title: '柱', bodyId: federation.bodies.committee, cycleId: federation.cycleId, sortOrder: 1 },
  })
  const [recipientId = ''] = federation.recipientIds
  wellMade = {
    ...{
      cycleId: federation.cycleId,
      bodyId: federation.bodies.committee,
      requestId,
      recipientId,
      pillarId: pillar.id,
    },
    ...{
      recipient: recipientId,
      title: '題',
      kind: 'new',
      name: '名前',
      kana: 'なまえ',
      email: 'a@example.jp',
      basedOn: 'x',
    },
    ...{ fromState: 'inCommittee', shownSubstanceSha256: 'a'.repeat(64), heldOn: '2026-11-01', form: 'sitting' },
    ...{ outcome: 'approve', eligible: '20', present: '15', votesFor: '15', votesAgainst: '0', abstentions: '0' },
    ...{
      submittedOn: '2026-11-01',
      place: '県庁',
      handedBy: '会長',
      documentNumber: '1',
      reason: '理由',
      nameJa: '名',
      nameEn: 'n',
    },
    ...{ respondedOn: '2026-11-01', round: '1', version: '1', text: '回答', department: '課', code: 'A' },
  }
  doors = await formDoors({
    'policy-requests/:id': requestId,
    ':transition': 'approveInCommittee',
    ':requestId': requestId,
    ':recipientId': recipientId,
    'admin/people/:id': federation.actors.viewer.personId,
    'meetings/:id': meeting.id,
    'submissions/:id': randomUUID(),
    ':token': 'A'.repeat(43),
  })
})
afterAll(async () => {
  await program.stop()
  await federation.close()
})

/** What a person does to the own account asks no right: whoever has signed in may. */
const OWN = /^\/(?:account|access)\b/

/** The form as it is meant, without anything but its words, and with nothing that fits anywhere. */
const FORMS: Readonly<Record<string, (name: string) => string>> = {
  'well made': (name) => wellMade[name] ?? '',
  empty: () => '',
  'far too long': () => 'あ'.repeat(3_000),
  'nothing that fits': () => '\u0000[{"',
}

async function answerTo({ path, known, words }: FormDoor, cookie: string, form: (name: string) => string) {
  const body = new URLSearchParams({ formKey: randomUUID(), ...words })
  for (const name of Object.keys(known.fields))
    if (!(name in words))
      body.set(name.replace('*', 'x'), /Id$|recipient/.test(name) ? (wellMade[name] ?? '') : form(name))
  const headers = { origin: program.origin, cookie }
  const response = await fetch(program.origin + path, { method: 'POST', redirect: 'manual', body, headers })
  await response.arrayBuffer()
  return response.status
}

it.each([
  ['somebody without any role', () => aPersonWithoutRole(federation)],
  [
    'the chair of another committee',
    () => anActor(federation.database, 'committeeChair', federation.bodies.otherCommittee),
  ],
  ['somebody of an affiliate', async () => federation.actors.proposer],
] as const)('L2: rights before meaning: %s hears the same of every form that is not for them', async (who, person) => {
  const cookie = await program.signIn(await person())
  const wrong: string[] = []
  let refused = 0
  for (const door of doors) {
    if (door.known.isForAnybody || OWN.test(door.path)) continue
    const answers: Record<string, number> = {}
    for (const [name, form] of Object.entries(FORMS)) answers[name] = await answerTo(door, cookie, form)
    const meant = answers['well made'] ?? 0
    if (![403, 404].includes(meant)) {
      if (who === 'somebody without any role') wrong.push(`${door.name}: not refused, ${meant}`)
      continue
    }
    refused++
    if (new Set(Object.values(answers)).size > 1) wrong.push(`${door.name}: ${JSON.stringify(answers)}`)
  }
  expect(wrong).toEqual([])
  expect(refused).toBeGreaterThan(20)
})
