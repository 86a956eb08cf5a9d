import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { explainDataDirectory, explainListening } from './explain-start-failure.ts'
import { StartProblem } from './start-problem.ts'

const withCode = (code: string, more: object = {}) => Object.assign(new Error(`${code}: it failed`), { code, ...more })
const lineOf = (error: unknown): string => {
  expect(error).toBeInstanceOf(StartProblem)
  return (error as StartProblem).message
}

describe('why the program cannot listen', () => {
  it.each([
    ['EADDRINUSE', /^PORT: .+。 \/ PORT: .+\.$/],
    ['EACCES', /^PORT: .+権限.+1024.+。 \/ PORT: .+1024 on\.$/],
    ['EADDRNOTAVAIL', /^HOST: .+。 \/ HOST .+\.$/],
    ['ENOTFOUND', /^HOST: .+。 \/ HOST .+\.$/],
  ])('is said in a line for %s', (code, line) => {
    expect(lineOf(explainListening(withCode(code)))).toMatch(line)
  })

  it.each(['192.0.2.1', 'host.invalid'])('is said for HOST=%s, as Node refuses it', async (host) => {
    const error = await new Promise((fail) => createServer().once('error', fail).listen(0, host))
    expect(lineOf(explainListening(error))).toMatch(/^HOST: /)
  })

  it('stays as it is when nobody foresaw it', () => {
    const error = withCode('EWHATEVER')
    expect(explainListening(error)).toBe(error)
  })
})

describe('why files cannot be kept', () => {
  it.each([
    withCode('EACCES', { syscall: 'open', path: '/srv/desk/session-secret' }),
    withCode('EROFS', { syscall: 'mkdir', path: '/srv/desk' }),
    withCode('ENOSPC', { syscall: 'write' }),
  ])('is said in a line that names the folder: $message', (error) => {
    expect(lineOf(explainDataDirectory(error, '/srv/desk'))).toMatch(
      /^DATA_DIR: \/srv\/desk に.+。 \/ DATA_DIR: \/srv\/desk .+\.$/,
    )
  })

  it.each([
    withCode('ENOENT', { syscall: 'spawn initdb', path: 'initdb' }),
    withCode('ECONNREFUSED', { syscall: 'connect' }),
  ])('is not confused with something else: $message', (error) => {
    expect(explainDataDirectory(error, '/srv/desk')).toBe(error)
  })
})
