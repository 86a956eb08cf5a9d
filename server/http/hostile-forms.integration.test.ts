import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAX_FORM_BYTES } from '#app/domain/form-size.ts'
import { HOSTILE_TEXTS } from '#app/domain/hostile-texts.test-support.ts'
import { ANYBODY, mostFields } from '#app/routing/form-fields.ts'
import { aFederation, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import type { Watched } from '#server/watched-thread.test-support.ts'
import { aFederationOfForms, aPersonOfAllRoles, type FormDoor } from './form-doors.test-support.ts'
import { type Program, startProgram } from './http-server.test-support.ts'

let federation: Federation
let program: Program
let cookie: string
let doors: FormDoor[]
let wellMade: Readonly<Record<string, string>>
beforeAll(async () => {
  federation = await aFederation()
  program = await startProgram(federation)
  cookie = await program.signIn(await aPersonOfAllRoles(federation))
  const forms = await aFederationOfForms(federation, '森林の整備を進めること。'.repeat(500))
  doors = forms.doors
  // An approval that amends: its words are looked for in the whole text.
  const amendment = { outcome: 'approveAsAmended', amendmentFrom: '森林の整備', amendmentTo: '森林' }
  // Empty where something else would end the form before its words are read.
  wellMade = { ...forms.wellMade, ...amendment, shownSubstanceSha256: '', basedOn: '', pillarId: '' }
})
afterAll(async () => {
  agent.destroy()
  await program.stop()
  await federation.close()
})

/** The longest that anybody else may have to wait for one form (ms). */
const LONGEST = 250
/** Less processor time than this is noise of the machine (ms). */
const FLOOR = 60
/** Four times the size may take four times the time and a little more; sixteen times is a square. */
const MOST_GROWTH = 6
const REPEATS = 4
/** Which part of what a form may have one field is given. The smallest comes through the limits of most fields, into the services. */
const SMALL = 1 / 256
const GROWING = [1 / 16, 1 / 4, 1]

const agent = new Agent({ keepAlive: true })
const send = (path: string, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      ...{ origin: program.origin, cookie, 'content-length': body.length },
      'content-type': 'application/x-www-form-urlencoded',
    }
    request(program.origin + path, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
      .on('error', reject)
      .end(body)
  })

/** As browsers send it; half of a surrogate pair as somebody may who is no browser. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replaceAll('\ud800', '~')).replaceAll('~', '%ED%A0%80')

const KINDS = Object.values(HOSTILE_TEXTS)
/** The kinds of hostile text in two fields' worth: one after the other, each in a run of its own. */
const GROUPS = [KINDS.filter((_, index) => index % 2 === 0), KINDS.filter((_, index) => index % 2 === 1)]
const perLetter = new Map(KINDS.map((text) => [text, encoded(text(4_000)).length / 4_000]))

const filled = new Map<string, string>()
/** Hostile text of all kinds of a group, of about `bytes` as it is sent; made once for many forms. */
function hostile(group: number, bytes: number): string {
  const key = `${group} ${bytes}`
  const kinds = GROUPS[group] ?? []
  const made =
    filled.get(key) ??
    kinds.map((text) => encoded(text(Math.floor(bytes / kinds.length / (perLetter.get(text) ?? 1))))).join('')
  filled.set(key, made)
  return made
}

const fieldsOf = ({ known, words }: FormDoor) => Object.keys(known.fields).filter((name) => !(name in words))

/** The form of a door with `text` in these fields, and in the others what may stand there. */
function formOf(door: FormDoor, hostileFields: readonly string[], text: string): string {
  return [
    `formKey=${randomUUID()}`,
    ...Object.entries(door.words).map(([name, word]) => `${name}=${word}`),
    ...fieldsOf(door).map(
      (name) =>
        `${name.replace('*', 'x')}=${hostileFields.includes(name) ? text : encodeURIComponent(wellMade[name] ?? '')}`,
    ),
  ].join('&')
}

/** As many fields as there may be, each as often as it may stand there. */
function manyFields({ known, words }: FormDoor): string {
  const rows = Object.entries(known.fields).flatMap(([name, times]) =>
    Array.from({ length: name in words ? 0 : times }, (_, row) => `${name.replace('*', String(row))}=${randomUUID()}`),
  )
  const said = Object.entries(words).map(([name, word]) => `${name}=${word}`)
  return [...said, ...rows].slice(0, mostFields(known)).join('&')
}

/** Sends it and says what the program did. Every answer is one that is meant. */
async function taken(door: FormDoor, body: string, what: string): Promise<Watched> {
  await program.watch()
  const status = await send(door.path, body)
  expect([200, 302, 401, 403, 404, 409, 422, 429], `${door.name}, ${what}: ${status}`).toContain(status)
  return program.watch()
}

/** The least that it takes: the collector of memory and the compiler work beside, and so do others. What is slow is slow each time. */
async function least(door: FormDoor, body: string, what: string, isTooMuch: (of: Watched) => boolean) {
  let best = await taken(door, body, what)
  for (let again = 0; again < REPEATS && isTooMuch(best); again++) {
    const next = await taken(door, body, what)
    best = { longest: Math.min(best.longest, next.longest), cpu: Math.min(best.cpu, next.cpu) }
  }
  return best
}

const isLong = ({ longest }: Watched) => longest > LONGEST
const mostOf = ({ known }: FormDoor) => 0.97 * (known.isForAnybody ? ANYBODY.bytes : MAX_FORM_BYTES)

it('L5: every field of every form takes every kind of hostile text, whatever is to be done with it', async () => {
  expect(doors.length).toBeGreaterThan(40)
  const slow: string[] = []
  for (const door of doors)
    for (const [what, body] of smallForms(door)) {
      const watched = await least(door, body, what, isLong)
      if (isLong(watched)) slow.push(`${door.name}, ${what}: ${watched.longest} ms`)
    }
  expect(slow).toEqual([])
})

/**
 * All fields hostile at once; then each alone, so that the others lead into the service (the words take turns); then as many as
 * there may be.
 */
function smallForms(door: FormDoor): (readonly [string, string])[] {
  const text = (share: number) => GROUPS.map((_, group) => hostile(group, mostOf(door) * share)).join('')
  const variants = doors.filter(({ path }) => path === door.path)
  const turn = variants.indexOf(door)
  return [
    ['all fields', formOf(door, fieldsOf(door), text(SMALL / 8))] as const,
    ...fieldsOf(door)
      .filter((_, index) => index % variants.length === turn)
      .map((field) => [field, formOf(door, [field], text(SMALL))] as const),
    ['as many fields as there may be', manyFields(door)] as const,
  ]
}

it('L5: no field keeps others waiting or costs more than it is long, up to the largest form', async () => {
  const wrong: string[] = []
  for (const path of new Set(doors.map((door) => door.path))) {
    const variants = doors.filter((door) => door.path === path)
    for (const [index, field] of fieldsOf(variants[0] as FormDoor).entries())
      for (const group of GROUPS.keys()) {
        const door = variants[(2 * index + group) % variants.length] as FormDoor
        const sent = (share: number) => formOf(door, [field], hostile(group, mostOf(door) * share))
        const what = `${path}, ${field}`
        const whole = await least(door, sent(1), what, isLong)
        if (isLong(whole)) wrong.push(`${what}: ${whole.longest} ms`)
        // Less than this is no more than its share of what the smaller ones are allowed to take.
        if (whole.cpu <= MOST_GROWTH * FLOOR) continue
        let last = Number.POSITIVE_INFINITY
        for (const share of GROWING) {
          const grows = ({ cpu }: Watched) => cpu > MOST_GROWTH * last
          const watched = await least(door, sent(share), what, grows)
          if (grows(watched)) wrong.push(`${what}: ${watched.cpu} ms for ${share} after ${last} ms`)
          last = Math.max(watched.cpu, FLOOR)
        }
      }
  }
  expect(wrong).toEqual([])
})
