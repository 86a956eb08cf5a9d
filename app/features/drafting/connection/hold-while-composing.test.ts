import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { holdWhileComposing } from './hold-while-composing.ts'

let heard: string[]
let provider: WebsocketProvider
let page: EventTarget
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  heard = []
  page = new EventTarget()
  const hear = (kind: string) => (_encoder: unknown, decoder: decoding.Decoder) =>
    heard.push(`${kind} ${decoder.arr.slice(decoder.pos).join(' ')}`)
  provider = { messageHandlers: [hear('sync'), hear('awareness'), hear('other')] } as unknown as WebsocketProvider
  stop = holdWhileComposing(provider, page, () => heard.push('own'))
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const receive = (kind: number, ...bytes: number[]) =>
  provider.messageHandlers[kind]?.(null as never, decoding.createDecoder(new Uint8Array(bytes)), provider, true, kind)
const compose = (what: string) => page.dispatchEvent(new Event(`composition${what}`))

it('lets everything through at once while nobody composes', () => {
  receive(0, 2, 7)
  receive(1, 9)
  expect(heard).toEqual(['sync 2 7', 'awareness 9'])
})

it('keeps edits and carets until the word is committed and read, in their order', () => {
  compose('start')
  receive(0, 2, 1)
  compose('update')
  receive(1, 5)
  receive(0, 2, 2)
  compose('end')
  expect(heard).toEqual([])
  vi.advanceTimersByTime(99)
  receive(0, 2, 3)
  expect(heard).toEqual([])
  vi.advanceTimersByTime(1)
  expect(heard).toEqual(['own', 'sync 2 1', 'awareness 5', 'sync 2 2', 'sync 2 3'])
  receive(0, 2, 4)
  expect(heard.at(-1)).toBe('sync 2 4')
})

it('a word right after a word goes on waiting', () => {
  compose('start')
  receive(0, 2, 1)
  compose('end')
  vi.advanceTimersByTime(60)
  compose('start')
  vi.advanceTimersByTime(200)
  expect(heard).toEqual([])
  compose('end')
  vi.advanceTimersByTime(100)
  expect(heard).toEqual(['own', 'sync 2 1'])
})

it('does not keep what the server asks and what it acknowledges; what came meanwhile and is sent after a cut waits too', () => {
  compose('start')
  receive(0, 0, 1)
  receive(0, 1, 1)
  receive(2, 3)
  expect(heard).toEqual(['sync 0 1', 'other 3'])
  stop()
  expect(heard.slice(2)).toEqual(['own', 'sync 1 1'])
})

it('does not wait for ever for an input method that was left open', () => {
  compose('start')
  receive(0, 2, 1)
  vi.advanceTimersByTime(30_000)
  expect(heard).toEqual(['own', 'sync 2 1'])
})

it('lets through what waits when the text is left', () => {
  compose('start')
  receive(0, 2, 1)
  stop()
  expect(heard).toEqual(['own', 'sync 2 1'])
})
