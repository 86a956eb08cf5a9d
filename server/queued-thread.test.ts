import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { createQueuedThread } from './queued-thread.ts'

const ECHO = `const { parentPort, threadId } = require('node:worker_threads')
parentPort.on('message', (job) => parentPort.postMessage(
  job === 'fails' ? { type: 'failed', message: 'broken' } : { type: 'done', value: [threadId, job] }))`

it('a thread without work ends after its time, and the next job gets a new one', async () => {
  const ended: number[] = []
  const thread = createQueuedThread<string, [number, string]>({
    start: () => {
      const worker = new Worker(ECHO, { eval: true })
      const { threadId } = worker
      return worker.on('exit', () => ended.push(threadId))
    },
    ...{ patience: 10_000, keptFor: 50, does: 'answers' },
  })
  const [[first], [second]] = await Promise.all([thread.run('a'), thread.run('b')])
  expect(second).toBe(first)
  await expect.poll(() => ended, { timeout: 10_000 }).toEqual([first])
  await expect(thread.run('fails')).rejects.toThrow('The thread that answers failed: broken')
  const [third, job] = await thread.run('c')
  expect([job, third === first]).toEqual(['c', false])
  await thread.close()
  await expect(thread.run('d')).rejects.toThrow('closed')
})

it('two jobs of one person do not wait behind forty of another', async () => {
  const thread = createQueuedThread<string, [number, string]>({
    start: () => new Worker(ECHO, { eval: true }),
    ...{ patience: 10_000, does: 'answers' },
  })
  const order: string[] = []
  const run = (job: string, whose: string) => thread.run(job, undefined, whose).then(() => order.push(job))
  const many = Array.from({ length: 40 }, (_, at) => run(`many ${at}`, 'first'))
  await Promise.all([...many, run('one', 'second'), run('two', 'second'), run('alone', 'third')])
  expect(order.slice(0, 6)).toEqual(['many 0', 'many 1', 'one', 'alone', 'many 2', 'two'])
  await thread.close()
})
