import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://desk.example.jp/',
  SESSION_SECRET: 'a-secret-of-more-than-thirty-two-characters',
  AUDIT_KEY: 'a-key-of-the-audit-record-of-some-length',
}

const configOf = (env: Record<string, string | undefined>) => {
  const result = readConfig(env)
  if (!result.ok) throw new Error(result.messages.join('\n'))
  return result.config
}

const messagesOf = (env: Record<string, string | undefined>) => {
  const result = readConfig(env)
  return result.ok ? [] : result.messages
}

describe('the settings', () => {
  it('need nothing for development', () => {
    expect(configOf({})).toEqual({
      environment: 'development',
      demo: false,
      databaseUrl: null,
      migrationDatabaseUrl: null,
      dataDirectory: `${process.cwd()}/data`,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      trustedProxy: 'loopback',
      sessionSecret: null,
      auditKey: null,
      office: null,
      logLevel: 'info',
    })
  })

  it('are read in production', () => {
    const config = configOf({
      ...PRODUCTION,
      DATABASE_URL: 'postgres://desk:secret@db.example.jp/desk',
      MIGRATION_DATABASE_URL: 'postgres://owner:other@db.example.jp/desk',
      DATA_DIR: '/srv/desk',
      PORT: '8080',
      TRUSTED_PROXY: ' loopback, 10.0.0.0/8 ',
      LOG_LEVEL: 'warn',
    })
    expect(config).toEqual({
      environment: 'production',
      demo: false,
      databaseUrl: 'postgres://desk:secret@db.example.jp/desk',
      migrationDatabaseUrl: 'postgres://owner:other@db.example.jp/desk',
      dataDirectory: '/srv/desk',
      host: '0.0.0.0',
      port: 8080,
      publicUrl: 'https://desk.example.jp',
      trustedProxy: 'loopback, 10.0.0.0/8',
      sessionSecret: PRODUCTION.SESSION_SECRET,
      auditKey: PRODUCTION.AUDIT_KEY,
      office: null,
      logLevel: 'warn',
    })
  })

  it('must name address and secret in production, one line each', () => {
    const messages = messagesOf({ NODE_ENV: 'production' })
    expect(messages.map((message) => message.split(':')[0])).toEqual(['PUBLIC_URL', 'SESSION_SECRET', 'AUDIT_KEY'])
    for (const message of messages) expect(message).not.toContain('\n')
  })

  it('need no secret for a demonstration, which only this machine can reach', () => {
    const config = configOf({ NODE_ENV: 'production', DEMO: '1', PORT: '4000' })
    expect(config).toMatchObject({ demo: true, publicUrl: 'http://localhost:4000', host: '127.0.0.1' })
  })

  it.each([
    ['80', 'http://localhost'],
    ['443', 'http://localhost:443'],
  ])('name the address at port %s as a browser does: %s', (PORT, publicUrl) => {
    expect(configOf({ DEMO: '1', PORT }).publicUrl).toBe(publicUrl)
  })

  it.each(['http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:3000'])(
    'allow %s in production, where the session cookie works without https',
    (address) => expect(configOf({ ...PRODUCTION, PUBLIC_URL: address }).publicUrl).toBe(address),
  )

  it.each([
    { ...PRODUCTION, PUBLIC_URL: 'http://desk.example.jp' },
    { ...PRODUCTION, PUBLIC_URL: 'http://192.168.1.5:3000' },
    { DEMO: '1', PUBLIC_URL: 'http://192.168.1.5:3000' },
  ])('refuse $PUBLIC_URL, over which nobody could sign in, and say what is needed', (env) => {
    const [message, ...more] = messagesOf(env)
    expect(more).toEqual([])
    expect(message).toMatch(/^PUBLIC_URL: https:.+プロキシ.+。 \/ PUBLIC_URL must begin with https:.+TLS\.$/)
  })

  it('count as unset when empty', () => {
    expect(configOf({ DATABASE_URL: '', PORT: ' ', PUBLIC_URL: '' }).port).toBe(3000)
    expect(messagesOf({ ...PRODUCTION, SESSION_SECRET: '' })).toHaveLength(1)
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['DATABASE_URL', 'mysql://desk@localhost/desk'],
    ['DATABASE_URL', 'localhost'],
    ['PUBLIC_URL', 'other.example.jp'],
    ['PUBLIC_URL', 'https://other.example.jp/desk'],
    ['PUBLIC_URL', 'ftp://desk.example.jp'],
    ['SESSION_SECRET', 'too short'],
    ['AUDIT_KEY', 'too short'],
    ['AUDIT_KEY', `${PRODUCTION.AUDIT_KEY},too short`],
    ['MIGRATION_DATABASE_URL', 'postgres://owner:other@db.example.jp/without-the-other'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prod'],
    ['DEMO', 'yes'],
    ['HOST', 'not a host'],
    ['TRUSTED_PROXY', 'proxy.example.jp'],
    ['TRUSTED_PROXY', '1'],
  ])('refuse %s=%s with one line in both languages that does not repeat the value', (name, value) => {
    const [message, ...more] = messagesOf({ ...PRODUCTION, [name]: value })
    expect(more).toEqual([])
    expect(message).toMatch(new RegExp(`^${name}: .+。 / ${name} must .+\\.$`))
    if (value.length > 5) expect(message).not.toContain(value)
  })
})
