import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const starting = readdirSync('server', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/generated|\.test/.test(path))
  .map((path) => ({ path, source: readFileSync(`server/${path}`, 'utf8') }))
  .filter(({ source }) => source.includes('child_process'))

it('other programs are started by name with a list of arguments, never through a shell', () => {
  expect(starting.length).toBeGreaterThan(3)
  for (const { path, source } of starting) {
    const names = /import (?:type )?\{([^}]*)\} from 'node:child_process'/.exec(source)?.[1]?.split(',') ?? []
    expect(names, path).not.toEqual([])
    for (const name of names)
      expect(name.trim(), path).toMatch(/^(type \w+|ChildProcess|spawn|spawnSync|execFile|execFileSync|fork)$/)
    expect(source, path).not.toMatch(/\bshell\s*:/)
  }
})
