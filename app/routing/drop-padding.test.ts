import { type Transform, Writable } from 'node:stream'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, it } from 'vitest'
import { dropPadding } from './drop-padding.ts'

const rendered = (title: string, through: Transform | null): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const end = new Writable({
      write(chunk: Buffer, _encoding, done) {
        parts.push(Buffer.from(chunk))
        done()
      },
    }).on('finish', () => resolve(Buffer.concat(parts)))
    const { pipe } = renderToPipeableStream(createElement('p', { title: 'あ'.repeat(500), lang: title }, '回答'), {
      onShellReady: () => {
        if (through) pipe(through).pipe(end)
        else pipe(end)
      },
      onError: reject,
    })
  })

it('a page of Japanese text holds no byte that was not written, wherever a character meets the end of a block', async () => {
  const broken: number[] = []
  for (let length = 0; length < 400; length++) {
    const title = `${'a'.repeat(length)}${'要求'.repeat(200)}`
    if ((await rendered(title, null)).includes(0)) broken.push(length)
    const whole = await rendered(title, dropPadding())
    expect(whole.includes(0)).toBe(false)
    expect(whole.toString('utf8')).toContain(`lang="${title}"`)
  }
  // Should this ever be empty, React writes whole blocks and the stream is no longer needed.
  expect(broken.length).toBeGreaterThan(0)
})
