import { describe, expect, it } from 'vitest'
import { en } from '#app/i18n/en/all.ts'
import { ja } from '#app/i18n/ja/all.ts'
import { pageErrorOf } from './page-error.ts'

/** A response as a route throws it and Remix hands it to the error boundary. */
const answered = (status: number, data: unknown = null) => ({ status, statusText: '', internal: false, data })

describe('the page shown instead', () => {
  it.each([
    [401, 'notSignedIn'],
    [403, 'notPermitted'],
    [404, 'notFound'],
    [405, 'notAllowed'],
    [429, 'tooMany'],
    [500, 'failed'],
    [418, 'failed'],
  ] as const)('status %i: %s', (status, kind) => {
    expect(pageErrorOf(answered(status))).toEqual({ kind, refusal: null })
  })

  it('says the refusal when there is one, with its values', () => {
    const refusal = { reason: 'tooManyAttempts', values: { minutes: 15 } }
    expect(pageErrorOf(answered(429, { refusal }))).toEqual({ kind: 'tooMany', refusal })
    expect(pageErrorOf(answered(409, { refusal: { reason: 'stateChanged' } }))).toEqual({
      kind: 'refused',
      refusal: { reason: 'stateChanged' },
    })
  })

  it('does not repeat a reason that nobody has worded', () => {
    expect(pageErrorOf(answered(409, { refusal: { reason: 'ER_DUP_ENTRY' } }))).toEqual({
      kind: 'failed',
      refusal: null,
    })
  })

  it.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
    'knows a lost connection: %s',
    (message) => expect(pageErrorOf(new TypeError(message)).kind).toBe('offline'),
  )

  it('takes a mistake of ours for what it is', () => {
    expect(pageErrorOf(new TypeError("Cannot read properties of null (reading 'id')")).kind).toBe('failed')
    expect(pageErrorOf('thrown').kind).toBe('failed')
  })

  it('has a title and a way out in both languages', () => {
    for (const { errors } of [ja, en])
      for (const kind of [
        'notFound',
        'notPermitted',
        'notSignedIn',
        'notAllowed',
        'tooMany',
        'failed',
        'offline',
      ] as const)
        expect(errors[`${kind}Title`].length * errors[kind].length).toBeGreaterThan(0)
  })
})
