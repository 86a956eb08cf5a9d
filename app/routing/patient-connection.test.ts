import { describe, expect, it } from 'vitest'
import { connection, formBytes, patientFetch } from './patient-connection.ts'
import { PERSON_OF_PAGE, setPersonOfPage } from './person-of-page.ts'

/** A network that fails a few times and then answers. */
function network(failures: number, error: Error = new TypeError('Failed to fetch')) {
  const asked: string[] = []
  const send = (async (input: RequestInfo | URL) => {
    asked.push(String(input))
    if (asked.length <= failures) throw error
    return new Response('there')
  }) as typeof fetch
  return { send, asked }
}

const noTime = async () => {}

describe('a request for a page', () => {
  it('is sent until an answer comes, and the page says meanwhile that it waits', async () => {
    const { send, asked } = network(3)
    const said: (string | null)[] = []
    const stop = connection.subscribe(() => said.push(connection.missing()))
    const response = await patientFetch(send, noTime)('http://localhost/policy-requests/1.data', { method: 'POST' })
    stop()
    expect(await response.text()).toBe('there')
    expect(asked).toHaveLength(4)
    expect(said).toEqual(['network', null])
  })

  it('goes with one key however often it is sent, and with another one the next time', async () => {
    const bodies: string[] = []
    const send = (async (_: RequestInfo | URL, init?: RequestInit) => {
      bodies.push(String(init?.body))
      if (bodies.length === 1) throw new TypeError('Failed to fetch')
      return new Response('there')
    }) as typeof fetch
    const form = () => ({ method: 'POST', body: new URLSearchParams({ reason: '理由' }) })
    await patientFetch(send, noTime)('/policy-requests/1.data', form())
    await patientFetch(send, noTime)('/policy-requests/1.data', form())
    const own = { method: 'POST', body: new URLSearchParams({ formKey: 'own' }) }
    await patientFetch(send, noTime)('/policy-requests/1.data', own)
    const keys = bodies.map((body) => new URLSearchParams(body).get('formKey'))
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[1]).toBe(keys[0])
    expect(new Set(keys).size).toBe(3)
    expect(keys[3]).toBe('own')
  })

  it('is answered when the words for its answer are there, and is not sent again for them', async () => {
    const { send, asked } = network(0)
    let attempts = 0
    const words = async () => {
      attempts += 1
      if (attempts < 3) throw new TypeError('Failed to fetch dynamically imported module')
    }
    const said: (string | null)[] = []
    const stop = connection.subscribe(() => said.push(connection.missing()))
    const form = { method: 'POST', body: new URLSearchParams({ reason: '理由' }) }
    const response = await patientFetch(send, noTime, words)('/policy-requests/1.data', form)
    stop()
    expect(await response.text()).toBe('there')
    expect([asked.length, attempts]).toEqual([1, 3])
    expect(said).toEqual(['network', null])
  })

  it('is given up when the person goes elsewhere', async () => {
    const { send, asked } = network(9)
    const leaving = new AbortController()
    const leave = async () => leaving.abort()
    await expect(patientFetch(send, leave)('/_root.data', { signal: leaving.signal })).rejects.toThrow(
      'Failed to fetch',
    )
    expect(asked).toHaveLength(2)
  })

  it('is not repeated for any other failure', async () => {
    const { send, asked } = network(1, new DOMException('aborted', 'AbortError'))
    await expect(patientFetch(send, noTime)('/_root.data')).rejects.toThrow('aborted')
    expect(asked).toHaveLength(1)
  })
})

describe('a form on a page that was opened by somebody else', () => {
  it('says whose page it is, waits until that person is there again, and is then sent with what was typed', async () => {
    setPersonOfPage('sato')
    const signedIn = ['suzuki', 'sato']
    const bodies: unknown[] = []
    const send = (async (_: RequestInfo | URL, init?: RequestInit) => {
      bodies.push(init?.body)
      const isOwner = new Headers(init?.headers).get(PERSON_OF_PAGE) === signedIn[0]
      return new Response('answer', { status: isOwner ? 200 : 412 })
    }) as typeof fetch
    const said: (string | null)[] = []
    const stop = connection.subscribe(() => said.push(connection.missing()))
    const change = async () => {
      signedIn.shift()
      // The header follows the person who looks at the page, the form does not.
      setPersonOfPage('suzuki')
    }
    const body = new URLSearchParams({ title: '書いた題' })
    const response = await patientFetch(send, change)('/policy-requests/1.data', { method: 'POST', body })
    stop()
    setPersonOfPage(null)
    expect(response.status).toBe(200)
    expect(bodies).toEqual([body, body])
    expect(said).toEqual(['owner', null])
  })
})

describe('a form that nobody signed in could send', () => {
  /** A server that knows nobody until somebody has signed in again. */
  function server() {
    let isSignedIn = false
    const bodies: unknown[] = []
    const send = (async (_: RequestInfo | URL, init?: RequestInit) => {
      bodies.push(init?.body)
      return new Response('answer', { status: isSignedIn ? 200 : 401 })
    }) as typeof fetch
    const signIn = async () => {
      isSignedIn = true
    }
    return { send, bodies, signIn }
  }
  const form = { method: 'POST', body: new URLSearchParams({ title: '書いた題' }) }

  it('waits until the person has signed in again, and is sent with what was typed', async () => {
    const { send, bodies, signIn } = server()
    const said: (string | null)[] = []
    const stop = connection.subscribe(() => said.push(connection.missing()))
    const response = await patientFetch(send, signIn)('/policy-requests/1.data', form)
    stop()
    expect(response.status).toBe(200)
    expect(bodies.map(String)).toEqual([String(form.body), String(form.body)])
    expect(said).toEqual(['signIn', null])
  })
  it('is answered when the person goes elsewhere instead', async () => {
    const { send, bodies } = server()
    const leaving = new AbortController()
    const leave = async () => leaving.abort()
    const response = await patientFetch(send, leave)('/a.data', { ...form, signal: leaving.signal })
    expect([response.status, bodies.length]).toEqual([401, 1])
    expect(connection.missing()).toBe(null)
  })
})

it('what a screen asks for by itself fails at once, so that the screen can deal with it', async () => {
  const { send, asked } = network(1)
  await expect(patientFetch(send, noTime)('/jobs/1.json')).rejects.toThrow('Failed to fetch')
  expect(asked).toHaveLength(1)
})

it('a form is as large as it is sent: a Japanese character is nine bytes', () => {
  const form = new FormData()
  form.set('text', '回答\n')
  expect(formBytes(form)).toBe('text='.length + 9 + 9 + '%0A'.length)
})
