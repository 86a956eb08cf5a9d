import { Worker } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { bookInput, committees, openXmlErrors, packageInput, singleInput } from './word.test-support.ts'
import type { CommitteeForWord } from './word-input.ts'
import { createWordWriter, type WordWriter } from './word-worker-pool.ts'
import { writeBookDocx } from './write-book.ts'

let writer: WordWriter | null = null
afterEach(() => writer?.close())

it('writes every kind in its thread, the same as without one, and reports progress', async () => {
  writer = createWordWriter(null)
  const seen: number[] = []
  const [book, single, pack] = await Promise.all([
    writer.write('book', bookInput(), ({ done }) => seen.push(done)),
    writer.write('request', singleInput()),
    writer.write('package', packageInput()),
  ])
  expect(Buffer.from(book).equals(Buffer.from(await writeBookDocx(bookInput())))).toBe(true)
  expect(seen).toEqual([1, 2, 3, 4])
  expect(await openXmlErrors(single)).toEqual([])
  expect(await openXmlErrors(pack)).toEqual([])
}, 30_000)

it('a document that cannot be written is rejected; the next one is written', async () => {
  writer = createWordWriter(null)
  const document = { type: 'doc', content: [{ type: 'requestBody', content: [{ type: 'chart', text: 'あ' }] }] }
  await expect(writer.write('request', singleInput({ document }))).rejects.toThrow('chart')
  expect((await writer.write('request', singleInput())).length).toBeGreaterThan(1000)
}, 30_000)

/** A thread that ends at its first job, or answers with three bytes. */
const thread = (source: string) => () => new Worker(source, { eval: true })
const ENDS = `require('node:worker_threads').parentPort.once('message', () => process.exit(3))`
const THROWS = `require('node:worker_threads').parentPort.once('message', () => { throw new Error('broken') })`
const HANGS = `require('node:worker_threads').parentPort.once('message', () => { for (;;); })`
const ANSWERS = `const { parentPort } = require('node:worker_threads')
parentPort.on('message', () => parentPort.postMessage({ type: 'done', value: new Uint8Array([1, 2, 3]) }))`

it('when the thread ends or breaks, its job is rejected and the next gets a new thread', async () => {
  const threads = [thread(ENDS), thread(THROWS), thread(ANSWERS)]
  let started = 0
  writer = createWordWriter(null, () => {
    const start = threads[started++]
    if (!start) throw new Error('no more threads')
    return start()
  })
  const results = await Promise.allSettled([1, 2, 3, 4].map(() => writer?.write('request', singleInput())))
  expect(
    results.map((result) => (result.status === 'rejected' ? String(result.reason.message) : result.value)),
  ).toEqual([expect.stringContaining('exit code 3'), 'broken', new Uint8Array([1, 2, 3]), new Uint8Array([1, 2, 3])])
  expect(started).toBe(3)
})

it('a document that never comes to an end is given up, and the next gets a new thread', async () => {
  const threads = [thread(HANGS), thread(ANSWERS)]
  writer = createWordWriter(null, () => (threads.shift() as () => Worker)(), 300)
  const hanging = writer.write('request', singleInput())
  const next = writer.write('request', singleInput())
  await expect(hanging).rejects.toThrow('ended')
  expect(await next).toEqual(new Uint8Array([1, 2, 3]))
})

it('closing rejects what waits, and nothing is taken any more', async () => {
  writer = createWordWriter(null, thread(`require('node:worker_threads').parentPort.on('message', () => {})`))
  const waiting = writer.write('request', singleInput())
  await Promise.all([expect(waiting).rejects.toThrow('closed'), writer.close()])
  await expect(writer.write('request', singleInput())).rejects.toThrow('closed')
})

it('a request waits for no book', async () => {
  const both = createWordWriter(null)
  writer = both
  const chapter = committees()[0] as CommitteeForWord
  const done: string[] = []
  const book = { ...bookInput(), committees: new Array<CommitteeForWord>(60).fill(chapter) }
  const note = (name: string) => () => done.push(name)
  await Promise.all([
    both.write('book', book).then(note('book')),
    ...['first', 'second'].map((name) => both.write('request', singleInput()).then(note(name))),
  ])
  expect(done).toEqual(['first', 'second', 'book'])
})
