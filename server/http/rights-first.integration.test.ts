import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFederation, anActor, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { aFederationOfForms, aPersonWithoutRole, type FormDoor } from './form-doors.test-support.ts'
import { type Program, startProgram } from './http-server.test-support.ts'

let federation: Federation
let program: Program
let doors: FormDoor[]
let wellMade: Readonly<Record<string, string>>
beforeAll(async () => {
  federation = await aFederation()
  program = await startProgram(federation)
  const forms = await aFederationOfForms(federation)
  doors = forms.doors
  wellMade = forms.wellMade
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
