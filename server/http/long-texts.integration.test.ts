import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEXT_LIMITS } from '#app/document/schema-version.ts'
import { sizeOfBlocks } from '#app/document/text-size.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { appendServerUpdate } from '#server/document-text/document-text.repository.ts'
import { aFederation, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import type { Watched } from '#server/watched-thread.test-support.ts'
import { aPersonOfAllRoles } from './form-doors.test-support.ts'
import { type Program, startProgram } from './http-server.test-support.ts'

let federation: Federation
let program: Program
let cookie: string
beforeAll(async () => {
  federation = await aFederation()
  program = await startProgram(federation)
  cookie = await program.signIn(await aPersonOfAllRoles(federation))
})
afterAll(async () => {
  await program.stop()
  await federation.close()
})

/** The longest that anybody else may have to wait for a page (ms). */
const LONGEST = 250
/** What is slow is slow each time; the collector of memory and the compiler work beside, and so do others. */
const TRIES = 8

const textOf = (lines: readonly string[]): DocumentJson => ({
  type: 'doc',
  content: [
    {
      type: 'requestBody',
      content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    },
    { type: 'background', content: [{ type: 'paragraph' }] },
  ],
})
const lines = (count: number, line: (index: number) => string) =>
  textOf(Array.from({ length: count }, (_, n) => line(n)))
/** Words that hardly ever come twice, `count` letters in all. */
const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, n) =>
    String.fromCharCode(0x4e00 + ((seed * 7_919 + n * n * 104_729) % 6_000)),
  ).join('')

/** Two texts of the largest kind, as somebody may write them who wants comparing them to take long. */
const PAIRS: Readonly<Record<string, readonly [before: DocumentJson, after: DocumentJson]>> = {
  'few long lines that have nothing in common': [
    lines(1_900, (n) => words(n, 50)),
    lines(1_900, (n) => words(n + 5_000_000, 50)),
  ],
  'many short lines, half of them changed': [
    lines(7_900, (n) => `${n % 90}要求を進めること`),
    lines(7_900, (n) => `${n % 90}要求を${n % 2 ? '進めること' : 'やめること'}`),
  ],
  'one line that was rewritten': [textOf([words(1, 90_000)]), textOf([words(2, 90_000)])],
}

/** A request at this state whose text is `before`; then somebody makes it `after`, unless that is null. */
async function aLongRequest(
  state: 'consolidating' | 'onCentralAgenda',
  before: DocumentJson,
  after: DocumentJson | null,
) {
  const id = await federation.aPolicyRequest({ state, document: before })
  if (!after) return id
  await federation.asOwner(`DELETE FROM document_update WHERE request_id = '${id}'`)
  await federation.database.$transaction((tx) => appendServerUpdate(tx, id, seedUpdate(after)))
  return id
}

/** Asks for it until others had to wait no longer than they may, and says for how long they had to at best. */
async function asked(
  path: string,
  init: RequestInit = {},
): Promise<{ readonly body: string; readonly longest: number }> {
  let longest = Number.POSITIVE_INFINITY
  let body = ''
  for (let tries = 0; tries < TRIES && longest > LONGEST; tries++) {
    await program.watch()
    const response = await fetch(program.origin + path, { ...init, headers: { cookie, ...init.headers } })
    body = await response.text()
    expect(response.status, `${path}: ${body.slice(0, 300)}`).toBe(200)
    const watched: Watched = await program.watch()
    longest = Math.min(longest, watched.longest)
  }
  return { body, longest }
}

describe('L5: nobody waits while two of the largest texts are read and compared', () => {
  for (const [kind, [before, after]] of Object.entries(PAIRS)) {
    it(`the page of differences: ${kind}`, async () => {
      for (const text of [before, after]) {
        const { letters, nodes } = sizeOfBlocks([text])
        expect(letters).toBeLessThanOrEqual(TEXT_LIMITS.letters)
        expect(nodes).toBeLessThanOrEqual(TEXT_LIMITS.nodes)
      }
      const id = await aLongRequest('consolidating', before, after)
      const first = await asked(`/policy-requests/${id}/changes`)
      expect(first.longest).toBeLessThanOrEqual(LONGEST)
      expect(first.body.length).toBeLessThan(3_000_000)
      const parts = Number(/1(?:<!-- -->)? \/ (?:<!-- -->)?(\d+)/.exec(first.body)?.[1])
      expect(parts).toBeGreaterThan(1)
      // The end is confirmed by who has read what stands before it, as the links lead there.
      expect(first.body).not.toContain('name="shownSubstanceSha256"')
      const of = /[?&;]of=([0-9a-f]{64})/.exec(first.body)?.[1]
      const last = await asked(`/policy-requests/${id}/changes?part=${parts}&of=${of}`)
      expect(last.longest).toBeLessThanOrEqual(LONGEST)
      expect(last.body).toContain('name="shownSubstanceSha256"')
    })

    it(`the page of a step, and what amendments would make of the text: ${kind}`, async () => {
      const id = await aLongRequest('onCentralAgenda', before, null)
      const page = await asked(`/policy-requests/${id}/move/adopt`)
      expect(page.longest).toBeLessThanOrEqual(LONGEST)
      const form = new URLSearchParams({
        ...{ intent: 'preview', formKey: randomUUID(), fromState: 'onCentralAgenda', outcome: 'approveAsAmended' },
        ...{ amendmentFrom: '水源環境', amendmentTo: '水源' },
      })
      const preview = await asked(`/policy-requests/${id}/move/adopt`, {
        method: 'POST',
        headers: { origin: program.origin },
        body: form,
      })
      expect(preview.body).toContain('id="amended"')
      expect(preview.longest).toBeLessThanOrEqual(LONGEST)
    })

    it(`the request itself, and its Word file: ${kind}`, async () => {
      const id = await aLongRequest('consolidating', before, null)
      expect((await asked(`/policy-requests/${id}`)).longest).toBeLessThanOrEqual(LONGEST)
      expect((await asked(`/policy-requests/${id}/word`)).longest).toBeLessThanOrEqual(LONGEST)
    })
  }
})
