import { describe, expect, it } from 'vitest'
import { developmentEnvironment, makeDemonstration } from './demonstration.mjs'

describe('the demonstration', () => {
  it('leaves a database alone that is exported for something else, and says so in a line', () => {
    const env: Record<string, string> = { DATABASE_URL: 'postgresql://desk:secret@db.example.jp/real' }
    const [line = '', ...more] = makeDemonstration(env)
    expect(env).toEqual({ DEMO: '1', LOG_LEVEL: 'warn' })
    expect(more).toEqual([])
    expect(line).toMatch(/^DATABASE_URL: .+。 \/ DATABASE_URL .+\.$/)
    expect(line).not.toContain('secret')
  })

  it('has nothing to say otherwise', () => {
    expect(makeDemonstration({ LOG_LEVEL: 'debug' })).toEqual([])
  })
})

describe('development', () => {
  it.each([
    [undefined, '1'],
    ['', '1'],
    ['0', '0'],
  ])('with DEMO=%s has DEMO=%s, since without a sample year there is nobody to sign in as', (DEMO, expected) => {
    expect(developmentEnvironment({ DEMO, PORT: '4000' })).toEqual({
      DEMO: expected,
      NODE_ENV: 'development',
      PORT: '4000',
    })
  })
})
