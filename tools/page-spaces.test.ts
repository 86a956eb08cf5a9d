import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('spaces that are typed in a page are shown: JSX drops all of them at the ends of a line, ideographic ones too', () => {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  expect(pages.length).toBeGreaterThan(100)
  const lost = pages.flatMap((name) =>
    readFileSync(join('app', name), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /^[ \t]*[\u00a0\u2000-\u200a\u3000]|[\u00a0\u2000-\u200a\u3000][ \t]*$/.test(line)
          ? [`${name}:${index + 1}`]
          : [],
      ),
  )
  expect(lost, "write {'\u3000'} there").toEqual([])
})
