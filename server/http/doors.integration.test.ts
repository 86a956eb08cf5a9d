import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { SCHEMA_VERSION } from '#app/document/schema-version.ts'
import { MAX_FORM_BYTES } from '#app/domain/form-size.ts'
import { aFederation, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { type Program, startProgram } from './http-server.test-support.ts'

/** Where people reach the program; it listens elsewhere, as behind a proxy. */
const PUBLIC_URL = 'https://desk.example.jp'
const HOST = 'desk.example.jp'

let federation: Federation
let program: Program
let bureau: string
let proposer: string
beforeAll(async () => {
  federation = await aFederation()
  program = await startProgram(federation, { PUBLIC_URL, LOG_LEVEL: 'info' })
  bureau = await program.signIn(federation.actors.bureau)
  proposer = await program.signIn(federation.actors.proposer)
})
afterAll(async () => {
  await program.stop()
  await federation.close()
})

type Sent = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string | Buffer }
type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly text: string }

/** Sends exactly these headers to where the program listens. */
async function ask(path: string, { method = 'GET', headers = {}, body = '' }: Sent = {}): Promise<Answer> {
  const sending = request(program.origin + path, { method, headers: { host: HOST, ...headers }, setHost: false })
  sending.end(body)
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) }
}
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const sendForm = (path: string, body: string, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    headers: { ...FORM, origin: PUBLIC_URL, 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  })

const logged = () =>
  program
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

/**
 * What the proxies of Debian 12 send on for a browser's `POST` when nothing but the address behind them is configured:
 * nginx 1.22 with `proxy_pass http://127.0.0.1:3000;`, Caddy 2.6 with `reverse_proxy 127.0.0.1:3000`.
 */
const BROWSER = { origin: PUBLIC_URL, 'user-agent': 'Mozilla/5.0', accept: 'text/html', 'accept-encoding': 'gzip' }
const PROXIES = {
  nginx: { host: '127.0.0.1:3000', connection: 'close', ...BROWSER },
  Caddy: {
    host: HOST,
    ...BROWSER,
    'x-forwarded-for': '192.0.2.7',
    'x-forwarded-host': HOST,
    'x-forwarded-proto': 'https',
  },
  'a proxy that names its own host': { host: HOST, ...BROWSER, 'x-forwarded-host': 'inside.example:8080' },
} as const

describe('L3: forms and rooms come from our own pages, also behind a proxy', () => {
  for (const [name, headers] of Object.entries(PROXIES))
    it(`${name}: forms are taken, with and without JavaScript, and pages lead to where people are`, async () => {
      for (const path of ['/language', '/language.data']) {
        const answer = await sendForm(path, 'locale=en&to=/account', headers)
        expect([202, 302], path).toContain(answer.status)
        expect(String(answer.headers['set-cookie'])).toContain('locale=en')
        expect(answer.headers.location ?? '/account').toBe('/account')
      }
      const title = `要求 ${randomUUID()}`
      const form = new URLSearchParams({
        ...{ formKey: randomUUID(), bodyId: federation.bodies.committee, kind: 'new', title },
      })
      const member = await program.signIn(federation.actors.committeeMember)
      const made = await sendForm('/policy-requests/new', String(form), { ...headers, cookie: member })
      expect(made.status).toBe(302)
      expect(made.headers.location).toMatch(/^\/policy-requests\/[0-9a-f-]{36}\?write$/)
      expect(await federation.database.policyRequest.count({ where: { title } })).toBe(1)
    })

  const STRANGERS = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${PUBLIC_URL}.evil.example` },
    { origin: 'http://desk.example.jp' },
    // Whoever chooses the host chooses nothing by it.
    { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    {},
    { 'sec-fetch-site': 'cross-site' },
  ]
  it('what comes from elsewhere is refused by the same rule, as a form and as a websocket', async () => {
    for (const headers of STRANGERS) {
      const answer = await ask('/language', {
        method: 'POST',
        headers: { ...FORM, ...(headers as Record<string, string>), 'content-length': '9' },
        body: 'locale=en',
      })
      expect(answer.status, JSON.stringify(headers)).toBe(403)
      expect(await upgrade(headers as Record<string, string>), JSON.stringify(headers)).toBe(403)
    }
    expect(await upgrade({ origin: PUBLIC_URL, host: '127.0.0.1:3000' })).toBe(101)
    expect(await upgrade({ 'sec-fetch-site': 'same-origin' })).toBe(101)
  })

  it('only GET, HEAD and POST do anything', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const answer = await ask('/sign-out', { method, headers: { origin: PUBLIC_URL, cookie: bureau } })
      expect(answer.status, method).toBe(405)
      expect(answer.headers.allow).toBe('GET, HEAD, POST')
    }
    expect((await ask('/account', { headers: { cookie: bureau } })).status).toBe(200)
    expect((await ask('/account', { method: 'HEAD', headers: { cookie: bureau } })).status).toBe(200)
  })
})

async function upgrade(headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(
    `${program.origin.replace('http', 'ws')}/collab/${randomUUID()}?schema=${SCHEMA_VERSION}`,
    {
      headers: { host: HOST, ...headers },
    },
  )
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => {
      resolve(101)
      socket.terminate()
    })
    socket.on('error', () => {})
  })
}

describe('L2: at every door size and number of fields are asked first, and only known fields are read', () => {
  it('to what anybody may send to, and to what takes no form, nobody sends more than sixteen kilobytes or twenty fields', async () => {
    const many = `${'a=1&'.repeat(170_000)}email=x`
    for (const path of ['/sign-in', '/language', '/sign-out', '/setup/abc', '/no/such/page', '/answers/matrix']) {
      const start = performance.now()
      const large = await sendForm(path, many)
      expect(large.status, path).toBe(413)
      expect(large.text.length, path).toBeLessThan(200)
      expect(performance.now() - start, path).toBeLessThan(2_000)
      const short = await sendForm(path, 'a=1&'.repeat(100))
      expect(short.status, path).toBe(422)
      expect(short.text, path).toContain('多すぎます')
    }
    expect(logged()).toContainEqual(
      expect.objectContaining({ msg: 'refused', reason: 'tooManyFields', path: '/setup/…' }),
    )
  })

  it('a form of those who have signed in is measured and counted before anybody asks who sends it', async () => {
    const start = performance.now()
    const large = await sendForm('/account', `newPassword=${'a'.repeat(MAX_FORM_BYTES)}`)
    expect(large.status).toBe(413)
    const many = await sendForm('/account', 'a=1&'.repeat(170_000))
    expect(many.status).toBe(422)
    expect(many.text).toContain('多すぎます')
    const stranger = await sendForm('/account', `intent=password&newPassword=${'a'.repeat(600_000)}`)
    expect(stranger.status).toBe(401)
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  it('a form has no more fields than its route knows, signed in or not', async () => {
    const refused = await sendForm('/book', 'cycleId=x&'.repeat(200), { cookie: bureau })
    expect(refused.status).toBe(422)
    expect((await sendForm('/policy-requests/new', 'proposer=x&'.repeat(400), { cookie: bureau })).status).not.toBe(413)
  })

  it('nothing is given back but what the page has, and that without NUL and control characters', async () => {
    const answer = await sendForm('/sign-in', 'email=a%00b%07@c&password=geheim-geheim&unknown=zurück&to=/account')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('ab@c')
    expect(answer.text).not.toContain('zurück')
    expect(answer.text).not.toContain('geheim')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point
    expect(answer.text).not.toMatch(/[\u0000\u0007]/)
  })
})

describe('signing out', () => {
  it('wipes what the browser has stored, unless the person chose to leave unsent text there', async () => {
    const headers = { origin: PUBLIC_URL }
    const wiping = await sendForm('/sign-out', '', {
      ...headers,
      cookie: await program.signIn(federation.actors.viewer),
    })
    expect(wiping.headers['clear-site-data']).toBe('"storage"')
    const keeping = await sendForm('/sign-out', 'stored=keep', {
      ...headers,
      cookie: await program.signIn(federation.actors.viewer),
    })
    expect([keeping.status, keeping.headers['clear-site-data']]).toEqual([302, undefined])
  })
})

describe('L4: what is refused is said in words and logged as refused', () => {
  it('a download that is not for this person is a page', async () => {
    const id = await federation.aPolicyRequest()
    for (const path of [`/policy-requests/${id}/word`, `/files/${randomUUID()}`]) {
      const answer = await ask(path, { headers: { cookie: proposer } })
      expect(answer.status, path).toBe(303)
      const page = await ask(String(answer.headers.location), { headers: { cookie: proposer } })
      expect(page.status, path).toBe(404)
      expect(page.text, path).toContain('</html>')
      expect(page.text, path).toMatch(/見つかり/)
    }
    const elsewhere = await ask(`/policy-requests/${id}/word`, {
      headers: { cookie: bureau, 'sec-fetch-site': 'cross-site' },
    })
    expect((await ask(String(elsewhere.headers.location), { headers: { cookie: bureau } })).status).toBe(403)
  })

  it('who was refused what stands in the log, and no crash', async () => {
    await sendForm('/admin/settings', 'federationName=x', { cookie: proposer })
    await ask('/admin/people', { headers: { cookie: proposer } })
    const { personId } = federation.actors.proposer
    await vi.waitFor(() => expect(logged().at(-1)?.path).toBe('/admin/people'))
    expect(logged()).toContainEqual(
      expect.objectContaining({ msg: 'refused', level: 30, personId, method: 'POST', path: '/admin/settings' }),
    )
    expect(logged()).toContainEqual(
      expect.objectContaining({ msg: 'refused', personId, reason: 'notPermitted', path: '/admin/people' }),
    )
    expect(logged().filter(({ level }) => Number(level) >= 40)).toEqual([])
  })

  it('an error page has a number that stands in the log, with the time in UTC, and shows no inside', async () => {
    await federation.asOwner('ALTER TABLE cycle RENAME TO cycle_away')
    try {
      const { status, text: page } = await ask('/policy-requests', { headers: { cookie: bureau } })
      expect(status).toBe(500)
      const reference = /name="error-reference" content="([0-9a-f]{8})"/.exec(page)?.[1]
      expect(page).not.toMatch(/cycle_away|relation|prisma|node_modules|server-entry|at .*:\d+:\d+/i)
      await vi.waitFor(() => expect(logged()).toContainEqual(expect.objectContaining({ reference, level: 50 })))
      expect(logged().find((line) => line.reference === reference)?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    } finally {
      await federation.asOwner('ALTER TABLE cycle_away RENAME TO cycle')
    }
  })
  it('/healthz says well or not and nothing else', async () => {
    const { status, text: said } = await ask('/healthz')
    expect([status, said]).toEqual([200, '{"ok":true}'])
  })
  it('every answer says once how it is kept, and what the page may not do', async () => {
    for (const path of ['/sign-in', '/sdgs.json', '/refused', '/healthz']) {
      const { headers } = await ask(path)
      expect(headers['cache-control'], path).toMatch(/^(no-store|public, max-age=86400)$/)
      expect(headers['permissions-policy'], path).toContain('camera=()')
    }
  })
})
