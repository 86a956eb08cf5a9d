import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { can, couldEver } from '#app/domain/permissions.ts'
import { ROLES, type Role } from '#app/domain/roles.ts'
import { isInChain, REQUEST_STATES, TRANSITION_IDS, transitionFrom } from '#app/domain/workflow.ts'
import {
  aDecision,
  aFederation,
  expectOk,
  type Federation,
  substanceNow,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { type Program, post, startProgram } from './http-server.test-support.ts'

let federation: Federation
let program: Program
let cookies: Record<Role, string>
beforeAll(async () => {
  federation = await aFederation()
  program = await startProgram(federation)
  const signedIn = ROLES.map(async (role) => [role, await program.signIn(federation.actors[role])] as const)
  cookies = Object.fromEntries(await Promise.all(signedIn)) as Record<Role, string>
})
afterAll(async () => {
  await program.stop()
  await federation.close()
})

const stateOf = async (id: string) =>
  (await federation.database.policyRequest.findUniqueOrThrow({ where: { id } })).state

describe('W12: every role × transition × state, over HTTP', () => {
  for (const state of REQUEST_STATES)
    it(`from ${state}`, async () => {
      const id = await federation.aPolicyRequest({ state })
      const mergeIntoId = await federation.aPolicyRequest()
      const subject = { bodyId: federation.bodies.committee, state, proposerBodyIds: [] }
      const shownSubstanceSha256 = await substanceNow(federation.database, id)
      for (const transition of TRANSITION_IDS) {
        const { amendments: _, ...decision } = aDecision(
          transition === 'reject' ? { outcome: 'reject', votesFor: 0, votesAgainst: 15 } : {},
        )
        const fields = Object.fromEntries(
          Object.entries({ fromState: state, shownSubstanceSha256, reason: '理由', mergeIntoId, ...decision }).map(
            ([name, value]) => [name, String(value)],
          ),
        )
        const statusFor = async (role: Role) => {
          const response = await post(program, `/policy-requests/${id}/move/${transition}.data`, fields, cookies[role])
          await response.arrayBuffer()
          return response.status
        }
        const named = transitionFrom(state, transition)
        const row = named && isInChain(named, 'committeeThenCentral') ? named : null
        const mayMove = (role: Role) =>
          row !== null && can(federation.actors[role], `policyRequest.${transition}`, subject)
        const isMissing = row?.requires.some(
          (requirement) => requirement === 'submission' || requirement === 'everyRecipientAnswered',
        )
        const refused = ROLES.filter((role) => !mayMove(role) || isMissing)
        // Who may take the step from no state is told so, whatever the state is.
        const isForbidden = (role: Role) =>
          row ? !mayMove(role) : !couldEver(federation.actors[role], `policyRequest.${transition}`, subject)
        // What the table refuses is 403, 404 or 422 and changes nothing, all of them at once or not.
        const expected = (role: Role) =>
          !can(federation.actors[role], 'policyRequest.read', subject) ? 404 : isForbidden(role) ? 403 : 422
        const statuses = await Promise.all(refused.map(async (role) => [role, await statusFor(role)]))
        expect(statuses, `${transition} from ${state}`).toEqual(refused.map((role) => [role, expected(role)]))
        expect(await stateOf(id), transition).toBe(state)
        for (const role of ROLES.filter((role) => !refused.includes(role))) {
          const name = `${role} ${transition} from ${state}`
          // A redirect of a fetcher's form is 202.
          expect(await statusFor(role), name).toBe(202)
          expect(await stateOf(id), name).toBe(row?.to)
          await federation.database.policyRequest.update({ where: { id }, data: { state } })
        }
      }
    })
})

describe('W13: what a browser may send at all', () => {
  const move = (id: string) => `/policy-requests/${id}/move/submitToCommittee`
  it('nobody signed in: says so, with a way back, and nothing changed', async () => {
    const id = await federation.aPolicyRequest()
    const response = await post(program, move(id), { fromState: 'drafting' }, null)
    expect(response.status).toBe(401)
    expect(await response.text()).toContain(`/sign-in?to=${encodeURIComponent(move(id))}`)
    expect(await stateOf(id)).toBe('drafting')
  })
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['no origin', { origin: '' }],
    ['an opaque origin', { origin: 'null' }],
  ])('%s is refused before anything is read', async (_name, headers) => {
    const id = await federation.aPolicyRequest()
    const response = await post(program, move(id), { fromState: 'drafting' }, cookies.committeeMember, headers)
    expect(response.status).toBe(403)
    expect(await stateOf(id)).toBe('drafting')
  })
  it('an ended membership says nothing any more', async () => {
    const id = await federation.aPolicyRequest()
    const { personId } = federation.actors.committeeMember
    await federation.database.membership.updateMany({ where: { personId }, data: { endsOn: new Date('2021-01-01') } })
    expect((await post(program, move(id), { fromState: 'drafting' }, cookies.committeeMember)).status).toBe(404)
    await federation.database.membership.updateMany({ where: { personId }, data: { endsOn: null } })
  })
  it('unknown ids and addresses are 404, in words', async () => {
    for (const path of [
      `/policy-requests/${randomUUID()}`,
      '/policy-requests/1%27%20OR%201=1',
      '/no/such/page',
      '/assets/none.js',
    ]) {
      const response = await fetch(program.origin + path, { headers: { cookie: cookies.bureau } })
      expect(response.status, path).toBe(404)
      expect(await response.text(), path).toMatch(/見つかり/)
    }
  })
  it('another committee’s draft is not there for a member of this one', async () => {
    const stranger = await program.signIn(
      await (await import('#server/policy-requests/policy-requests.test-support.ts')).anActor(
        federation.database,
        'committeeChair',
        federation.bodies.otherCommittee,
      ),
    )
    const id = await federation.aPolicyRequest()
    expect((await fetch(`${program.origin}/policy-requests/${id}`, { headers: { cookie: stranger } })).status).toBe(404)
    expect(
      (await fetch(`${program.origin}/policy-requests/${id}/word`, { headers: { cookie: stranger } })).status,
    ).toBe(404)
    expect(
      (await post(program, `/policy-requests/${id}`, { section: 'title', title: '横取り', basedOn: '' }, stranger))
        .status,
    ).toBe(404)
  })
  it('a form that is too large is refused, and a browser, which listens only when all is sent, is told so', async () => {
    const body = Buffer.alloc(2 * 1024 * 1024, 'a')
    const browser = connect(Number(new URL(program.origin).port), '127.0.0.1').pause()
    browser.write(
      `POST /policy-requests/new HTTP/1.1\r\nHost: localhost\r\nOrigin: ${program.origin}\r\n` +
        `Cookie: ${cookies.committeeMember}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
    )
    for (let sent = 0; sent < body.length; sent += body.length / 8) {
      browser.write(body.subarray(sent, sent + body.length / 8))
      await setTimeout(50)
    }
    const answer = await text(browser)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('大きすぎます')
  })
  it.each([
    ['JSON', 'application/json', '{"title":"水"}'],
    ['nothing in particular', 'application/octet-stream', 'x'],
    ['plain text', 'text/plain', 'x'],
    ['a broken multipart form', 'multipart/form-data; boundary=a', '--b\r\n'],
  ])('%s is no form, and it is said so', async (_name, type, body) => {
    for (const path of ['/sign-in', '/policy-requests/new', '/language']) {
      const headers = { cookie: cookies.committeeMember, origin: program.origin, 'content-type': type }
      const response = await fetch(program.origin + path, { method: 'POST', headers, body })
      expect(response.status, path).toBe(415)
    }
  })
  it('characters that cannot be stored are left out of forms and addresses', async () => {
    const { value } = { value: '水\u0000源\u000b\uffff' }
    const form = { formKey: randomUUID(), bodyId: federation.bodies.committee, kind: 'new', title: value }
    const created = await post(program, '/policy-requests/new', form, cookies.committeeMember)
    const id = /[0-9a-f-]{36}/.exec(created.headers.get('location') ?? '')?.[0]
    expect(await federation.database.policyRequest.findUnique({ where: { id } })).toMatchObject({ title: '水源' })
    expect((await post(program, '/sign-in', { email: 'a\u0000@example.jp', password: 'x' }, null)).status).toBe(422)
    for (const path of ['/policy-requests?q=%00', '/answers/matrix?region=%00', '/policy-requests?q=%E6%B0%B4%0b'])
      expect((await fetch(program.origin + path, { headers: { cookie: cookies.bureau } })).status, path).toBe(200)
  })
  it.each([
    ['/policy-requests?q=水', '/policy-requests?q=%E6%B0%B4'],
    ['/\u0000', '/'],
    ['//evil.example', '/'],
    ['/.//evil.example', '/'],
    ['https://evil.example', '/'],
  ])('after a choice of language it goes on to %s', async (to, location) => {
    const response = await post(program, '/language', { locale: 'en', to }, null)
    expect([response.status, response.headers.get('location')]).toEqual([302, location])
  })
  it('a form that was opened by somebody else who was signed in then is not taken in this one’s name', async () => {
    const id = await federation.aPolicyRequest()
    const fields = { fromState: 'drafting', shownSubstanceSha256: await substanceNow(federation.database, id) }
    const as = (person: Role) =>
      post(program, `${move(id)}.data`, fields, cookies.committeeMember, {
        'X-Person-Of-Page': federation.actors[person].personId,
      })
    expect((await as('committeeChair')).status).toBe(412)
    expect(await stateOf(id)).toBe('drafting')
    expect((await as('committeeMember')).status).toBe(202)
  })
  it('a form beyond all measure is refused unread', async () => {
    const sending = request(`${program.origin}/policy-requests/new`, {
      method: 'POST',
      headers: { cookie: cookies.committeeMember, origin: program.origin, 'content-length': 1024 ** 3 },
    })
    sending.flushHeaders()
    const [response] = await once(sending, 'response')
    expect(response.statusCode).toBe(413)
    expect(response.headers.connection).toBe('close')
    sending.destroy()
  })
})

describe('W14: forms say what is wrong and lose nothing', () => {
  const create = (fields: Record<string, string>) =>
    post(
      program,
      '/policy-requests/new',
      { formKey: randomUUID(), bodyId: federation.bodies.committee, kind: 'new', title: '新しい要求', ...fields },
      cookies.committeeMember,
    )
  it('an empty title and one of 500 characters', async () => {
    expect((await create({ title: '　' })).status).toBe(422)
    const long = 'あ'.repeat(500)
    const response = await create({ title: long })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain(long)
    expect(page).toContain('長すぎます')
  })
  it('a committee that is not the person’s own', async () => {
    expect((await create({ bodyId: federation.bodies.otherCommittee })).status).toBe(403)
  })
  it('a form sent twice makes one request', async () => {
    const formKey = randomUUID()
    const before = await federation.database.policyRequest.count()
    const [first, second] = await Promise.all([create({ formKey }), create({ formKey })])
    expect(first.headers.get('location')).toMatch(/^\/policy-requests\/[0-9a-f-]{36}\?write$/)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(await federation.database.policyRequest.count()).toBe(before + 1)
  })
  it('unknown SDG codes and recipients are refused, and the stored ones stay', async () => {
    const id = await federation.aPolicyRequest()
    const { fingerprints } = expectOk(await federation.workspace.open(federation.actors.committeeMember, id))
    const basedOn = fingerprints.sdgs
    const sdgs = await post(
      program,
      `/policy-requests/${id}`,
      { section: 'sdgs', basedOn, sdgTarget: '99.9' },
      cookies.committeeMember,
    )
    expect(sdgs.status).toBe(422)
    expect(await sdgs.text()).toContain('存在しないSDGsのターゲット')
    expect(
      (
        await post(
          program,
          `/policy-requests/${id}`,
          {
            section: 'recipients',
            basedOn: fingerprints.recipients,
            recipient: randomUUID(),
          },
          cookies.committeeMember,
        )
      ).status,
    ).toBe(422)
    expect(await federation.database.policyRequestSdgTarget.count({ where: { requestId: id } })).toBe(2)
    expect(await federation.database.policyRequestRecipient.count({ where: { requestId: id } })).toBe(2)
  })
  it('a form made before somebody else saved is refused and keeps what was typed', async () => {
    const id = await federation.aPolicyRequest()
    const response = await post(
      program,
      `/policy-requests/${id}`,
      { section: 'title', basedOn: 'older', title: '書き換えた題' },
      cookies.committeeMember,
    )
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('書き換えた題')
  })
})

describe('W15: answers of the server are safe', () => {
  it('no inline script or style may run, no frame may hold us, nothing is cached', async () => {
    const response = await fetch(`${program.origin}/sign-in`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).not.toContain('unsafe-inline')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(response.headers.get('cache-control')).toBe('no-store')
    const html = await response.text()
    expect(html).not.toMatch(/<[^>]+\sstyle=/)
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain('nonce=')
  })
  it('every answer names its kind and how it is written, and is taken for no other (nosniff)', async () => {
    const id = await federation.aPolicyRequest()
    for (const [path, type] of [
      ['/sign-in', 'text/html; charset=utf-8'],
      [`/policy-requests/${id}`, 'text/html; charset=utf-8'],
      ['/no/such/page', 'text/html; charset=utf-8'],
      [`/policy-requests/${id}/word`, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['/sdgs.json', 'application/json; charset=utf-8'],
      ['/healthz', ''],
    ] as const) {
      const response = await fetch(program.origin + path, { headers: { cookie: cookies.bureau } })
      await response.arrayBuffer()
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(response.headers.get('referrer-policy'), path).toBe('same-origin')
      expect(response.headers.get('content-type')?.toLowerCase() ?? '', path).toContain(type)
    }
  })
  it('what people wrote stands in pages as text, never as markup or script', async () => {
    const id = await federation.aPolicyRequest({
      title: `<script>alert(1)</script>"'&</title>`,
      text: '</script><img src=x onerror=alert(2)>',
    })
    const page = await fetch(`${program.origin}/policy-requests/${id}`, { headers: { cookie: cookies.bureau } })
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).toContain('alert(1)')
    expect(html).toContain('alert(2)')
    expect(html).not.toMatch(/<script>alert|<\/script><img|<img src=x/)
  })
  it('nothing but what was built for browsers is served, and no folder is listed', async () => {
    for (const path of ['/.git/config', '/package.json', '/../package.json', '/assets/', '/server/index.js', '/.env'])
      expect((await fetch(program.origin + path, { headers: { cookie: cookies.bureau } })).status, path).toBe(404)
  })
  it('a request that tells two lengths is refused', async () => {
    const asked = connect(Number(new URL(program.origin).port), '127.0.0.1')
    asked.write(
      `POST /language HTTP/1.1\r\nHost: localhost\r\nOrigin: ${program.origin}\r\nContent-Length: 5\r\n` +
        'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n',
    )
    expect(await text(asked)).toMatch(/^HTTP\/1\.1 400 /)
  })
  it('the session cookie is bound to this host and out of reach of scripts', async () => {
    const { password, email } = { email: `p-${randomUUID()}@example.jp`, password: 'correct horse battery' }
    const { hashPassword } = await import('#server/sessions/password.ts')
    await federation.database.person.create({
      data: { name: '署名する人', email, passwordHash: await hashPassword(password) },
    })
    const response = await post(program, '/sign-in', { email, password }, null)
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    )
    expect((await post(program, '/sign-in', { email, password: 'wrong' }, null)).status).toBe(422)
    expect(
      (await post(program, '/sign-in', { email, password, to: 'https://evil.example/' }, null)).headers.get('location'),
    ).toBe('/')
  })
  it('after five wrong passwords the account has to wait, with the right one too', async () => {
    const email = `locked-${randomUUID()}@example.jp`
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await post(program, '/sign-in', { email, password: 'x' }, null)).status).toBe(422)
    expect((await post(program, '/sign-in', { email, password: 'x' }, null)).status).toBe(429)
  })
})
