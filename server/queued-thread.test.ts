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
