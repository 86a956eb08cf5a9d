import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const { FLOORS } = createRequire(import.meta.url)('./server-floors.cjs') as { FLOORS: string[][] }
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room))

/** Each rule and one import that breaks it: [rule, importer, statement]. */
const BREACHES = [
  ['domain-is-pure', 'app/domain/a.ts', `import 'react'`],
  ['domain-is-pure', 'app/domain/b.ts', `import type {} from '#app/document/innocent.ts'`],
  ['document-has-no-screens', 'app/document/a.ts', `import '@tiptap/react'`],
  ['document-has-no-screens', 'app/document/b.ts', `import '#app/ui/innocent.ts'`],
  ['ui-knows-no-product', 'app/ui/a.ts', `import '#app/domain/innocent.ts'`],
  ['i18n-knows-domain-only', 'app/i18n/a.ts', `import '#app/ui/innocent.ts'`],
  ['features-do-not-know-each-other', 'app/features/answers/a.ts', `import '#app/features/book/innocent.ts'`],
  ['app-takes-types-only-from-server', 'app/features/answers/b.ts', `import '#server/answers/innocent.ts'`],
  ['app-never-sees-the-database', 'app/routing/a.ts', `import type {} from '#server/db/innocent.ts'`],
  ['nobody-imports-routes', 'app/features/answers/c.ts', `import '#app/routes/innocent.ts'`],
  ['server-never-imports-screens', 'server/answers/a.ts', `import '#app/ui/innocent.ts'`],
  ['only-repositories-see-prisma', 'server/answers/b.ts', `import type {} from '#server/db/generated/client.ts'`],
  ['only-repositories-see-prisma', 'server/answers/c.ts', `import '@prisma/client'`],
  ...[
    ['audit', 'forms'],
    ['forms', 'cycles'],
    ['cycles', 'people'],
    ['people', 'document-text'],
    ['document-text', 'policy-requests'],
    ['policy-requests', 'revisions'],
    ['revisions', 'meetings'],
    ['meetings', 'workflow'],
    ['workflow', 'book'],
    ['book', 'submissions'],
    ['submissions', 'answers'],
    ['answers', 'workspace'],
    ['workspace', 'home'],
    ['home', 'http'],
  ].map(
    ([room, above]) =>
      [
        `floors-look-down-${floorOf(room as string)}`,
        `server/${room}/up.ts`,
        `import type {} from '#server/${above}/innocent.ts'`,
      ] as const,
  ),
  ['every-room-has-a-floor', 'server/attic/a.ts', `import type {} from '#server/audit/innocent.ts'`],
  ['floors-look-down-0', 'server/db/a.ts', `import '#server/answers/innocent.ts'`],
  ['services-never-import-collab-or-http', 'server/answers/d.ts', `import '#server/collab/innocent.ts'`],
  ['services-never-import-collab-or-http', 'server/access-changes.ts', `import '#server/http/innocent.ts'`],
  ['capabilities-do-not-know-the-whole', 'server/answers/e.ts', `import type {} from '#server/services.ts'`],
  ['the-product-knows-no-simulation', 'server/collab/a.ts', `import '#server/simulation/innocent.ts'`],
  ['nobody-imports-the-entry', 'server/http/a.ts', `import '#server/index.ts'`],
  ['no-development-packages-at-run-time', 'server/word/a.ts', `import 'fast-xml-parser'`],
  ['no-drawer-folders', 'server/answers/f.ts', `import '#server/utils/innocent.ts'`],
  ['no-barrels', 'server/answers/g.ts', `import '#server/answers/index.ts'`],
  ['no-circular', 'server/answers/h.ts', `import './h.ts'`],
  ['resolvable', 'server/answers/i.ts', `import './missing.ts'`],
] as const

/** What must stay allowed. */
const PERMITTED = [
  ['app/domain/z.ts', `import 'zod'`],
  ['app/ui/z.ts', `import '#app/i18n/innocent.ts'`],
  ['app/routes/z.ts', `import type {} from '#server/services.ts'`],
  ['server/answers/answers.repository.ts', `import type {} from '#server/db/generated/client.ts'`],
  ['server/collab/z.ts', `import '#server/answers/innocent.ts'`],
  ['server/http/z.ts', `import type {} from '#server/services.ts'`],
  ['server/simulation/z.ts', `import '#server/collab/innocent.ts'`],
  ['server/answers/y.ts', `import type {} from '#server/submissions/innocent.ts'`],
  ['server/answers/z.test.ts', `import '#server/http/innocent.ts'`],
] as const

const INNOCENT = ['app/ui', 'app/domain', 'app/document', 'app/i18n', 'app/routes', 'app/features/book', 'server/utils']
  .concat(FLOORS.flat().map((room) => `server/${room}`))
  .map((folder) => `${folder}/innocent.ts`)
  .concat(['server/answers/index.ts', 'server/index.ts', 'server/services.ts', 'server/db/generated/client.ts'])

let directory = ''
let found: { rule: string; from: string }[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dependency-rules-'))
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs', 'tools/server-floors.cjs'])
    await cp(file, join(directory, file))
  await symlink(resolve('node_modules'), join(directory, 'node_modules'))
  for (const file of INNOCENT) await write(file, 'export {}')
  for (const [, file, statement] of BREACHES) await write(file, statement)
  for (const [file, statement] of PERMITTED) await write(file, statement)
  found = cruise()
}, 60_000)

afterAll(() => rm(directory, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(directory, file)), { recursive: true })
  await writeFile(join(directory, file), `${text}\n`)
}

function cruise(): { rule: string; from: string }[] {
  const program = resolve('node_modules/.bin/depcruise')
  const args = ['app', 'server', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  // The JSON report ends with status 0 whatever it found.
  const report = JSON.parse(execFileSync(program, args, { cwd: directory, encoding: 'utf8', maxBuffer: 50_000_000 }))
  const { violations } = report.summary as { violations: { rule: { name: string }; from: string }[] }
  return violations.map(({ rule, from }) => ({ rule: rule.name, from }))
}

describe('the dependency rules', () => {
  it('know every room of the server', () => {
    const rooms = readdirSync('server', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(FLOORS.flat().sort()).toEqual(rooms.map(({ name }) => name).sort())
  })

  it.each(BREACHES)('%s refuses in %s: %s', (rule, file) => {
    expect(found).toContainEqual({ rule, from: file })
  })

  it.each(PERMITTED)('allow in %s: %s', (file) => {
    expect(found.filter(({ from }) => from === file)).toEqual([])
  })
})
