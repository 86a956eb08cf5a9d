import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Log } from '#server/log.ts'
import { readSessionToken } from '#server/sessions/session-cookie.ts'
import { logRefused } from './log-refused.ts'

/** What a browser asks at once over HTTP/1.1, and a little more. */
const AT_ONCE = 8
/** So many more may wait; a person who opens every request of a page in a tab of its own stays below. */
const WAITING = 100

type Turns = { atWork: number; readonly waiting: (() => void)[] }

/**
 * One session has so many requests at work at once; what it asks beyond that waits for its own, and not before others'. Without
 * it one person could fill the queue of what is long (comparing, reading, amending texts) in which others' transactions wait.
 */
export function takeTurns({ log, atOnce = AT_ONCE, mostWaiting = WAITING }: TurnsOptions): RequestHandler {
  const sessions = new Map<string, Turns>()
  return (request, response, next) => {
    const token = readSessionToken(request.headers.cookie)
    if (!token) return next()
    const key = createHash('sha256').update(token).digest('base64')
    const turns = sessions.get(key) ?? { atWork: 0, waiting: [] }
    sessions.set(key, turns)
    const begin = () => {
      turns.atWork += 1
      response.once('close', () => {
        turns.atWork -= 1
        turns.waiting.shift()?.()
        if (turns.atWork === 0) sessions.delete(key)
      })
      next()
    }
    if (turns.atWork < atOnce) return begin()
    if (turns.waiting.length >= mostWaiting) {
      logRefused(log, request, { reason: 'tooManyAtOnce' })
      response.set('Connection', 'close').status(429).type('text').send(TOO_MANY)
      return
    }
    turns.waiting.push(begin)
    response.once('close', () => {
      const place = turns.waiting.indexOf(begin)
      if (place >= 0) turns.waiting.splice(place, 1)
    })
  }
}

type TurnsOptions = { readonly log: Log; readonly atOnce?: number; readonly mostWaiting?: number }

const TOO_MANY =
  '一度に多くの画面が開かれました。しばらくお待ちになってから、もう一度お試しください。\nToo much was asked for at once. Please wait a moment and try again.\n'
