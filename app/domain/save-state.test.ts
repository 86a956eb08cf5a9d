import { describe, expect, it } from 'vitest'
import {
  INITIAL_SAVE_FACTS,
  nextSaveFacts,
  type SaveEvent,
  type SaveState,
  saveStateOf,
  withFields,
} from './save-state.ts'

const editable: SaveEvent = { kind: 'modeTold', mode: { kind: 'editable' } }
const started: SaveEvent = { kind: 'connectionStarted' }
const loaded: SaveEvent = { kind: 'loaded' }
const edited: SaveEvent = { kind: 'edited' }
const lost: SaveEvent = { kind: 'connectionLost' }
const sent = (content: 'difference' | 'update'): SaveEvent => ({ kind: 'frameSent', content })
const committed = (frames: number): SaveEvent => ({ kind: 'framesCommitted', frames })

/** Connected, compared with the server, everything committed. */
const OPENED = [started, editable, sent('difference'), loaded, committed(1)]
const told = (...events: SaveEvent[]): SaveState => saveStateOf(events.reduce(nextSaveFacts, INITIAL_SAVE_FACTS))

describe('what is said about the own edits', () => {
  it('says "connecting" until the text and the mode are there', () => {
    expect(told()).toEqual({ kind: 'connecting' })
    expect(told(started)).toEqual({ kind: 'connecting' })
    expect(told(started, editable)).toEqual({ kind: 'connecting' })
    expect(told(started, loaded)).toEqual({ kind: 'connecting' })
    expect(told(...OPENED)).toEqual({ kind: 'saved' })
  })

  it('says "saved" again only when the frame with the edit is committed', () => {
    expect(told(...OPENED, edited)).toEqual({ kind: 'saving', unsaved: 1 })
    expect(told(...OPENED, edited, sent('update'))).toEqual({ kind: 'saving', unsaved: 1 })
    expect(told(...OPENED, edited, sent('update'), committed(2))).toEqual({ kind: 'saved' })
  })

  it('counts the edits whose frames are not committed yet', () => {
    const three = [edited, sent('update'), edited, sent('update'), edited, sent('update')]
    expect(told(...OPENED, ...three, committed(2))).toEqual({ kind: 'saving', unsaved: 2 })
    expect(told(...OPENED, ...three, committed(3))).toEqual({ kind: 'saving', unsaved: 1 })
    expect(told(...OPENED, ...three, committed(3), committed(4))).toEqual({ kind: 'saved' })
  })

  it('keeps covering after a long row of acknowledged edits', () => {
    const rounds = Array.from({ length: 50 }, (_, n) => [edited, sent('update'), committed(n + 2)]).flat()
    expect(told(...OPENED, ...rounds)).toEqual({ kind: 'saved' })
    expect(told(...OPENED, ...rounds, edited, sent('update'))).toEqual({ kind: 'saving', unsaved: 1 })
  })

  it('does not take an edit sent before the difference for a cover of those made offline', () => {
    const offline = [...OPENED, lost, edited, edited, started, editable, edited]
    expect(told(...offline, sent('update'), loaded, committed(1))).toEqual({ kind: 'saving', unsaved: 3 })
    expect(told(...offline, sent('update'), sent('difference'), loaded, committed(1))).toEqual({
      kind: 'saving',
      unsaved: 3,
    })
    expect(told(...offline, sent('update'), sent('difference'), loaded, committed(2))).toEqual({ kind: 'saved' })
  })

  it('forgets frames of a lost connection that were never acknowledged', () => {
    const cut = [...OPENED, edited, sent('update'), lost]
    expect(told(...cut)).toEqual({ kind: 'offline', unsaved: 1 })
    expect(told(...cut, started, editable, loaded)).toEqual({ kind: 'saving', unsaved: 1 })
    expect(told(...cut, started, editable, loaded, sent('difference'), committed(1))).toEqual({ kind: 'saved' })
  })

  it('stays "offline" while the connection is tried again', () => {
    expect(told(...OPENED, lost, started, editable)).toEqual({ kind: 'offline', unsaved: 0 })
    expect(told(started, lost, started)).toEqual({ kind: 'offline', unsaved: 0 })
  })

  it('says who may not write, and why', () => {
    const opened = (mode: Extract<SaveEvent, { kind: 'modeTold' }>['mode']) =>
      told(started, { kind: 'modeTold', mode }, sent('difference'), loaded, committed(1))
    expect(opened({ kind: 'readOnly' })).toEqual({ kind: 'readOnly' })
    expect(opened({ kind: 'frozen', state: 'adopted' })).toEqual({ kind: 'frozen', state: 'adopted' })
  })

  it('does not call an edit saved because the text froze', () => {
    const frozen: SaveEvent = { kind: 'modeTold', mode: { kind: 'frozen', state: 'committeeApproved' } }
    expect(told(...OPENED, edited, sent('update'), frozen)).toEqual({ kind: 'saving', unsaved: 1 })
  })

  it('ends for good and says what is not saved', () => {
    const ended: SaveEvent = { kind: 'connectionEnded', reason: 'notSignedIn' }
    expect(told(...OPENED, edited, ended)).toEqual({ kind: 'ended', reason: 'notSignedIn', unsaved: 1 })
    expect(told(...OPENED, ended, lost)).toEqual({ kind: 'ended', reason: 'notSignedIn', unsaved: 0 })
  })
})

describe('what is said of text and fields together', () => {
  it('E1: is "saved" only when both are', () => {
    expect(withFields({ kind: 'saved' }, 'saved')).toEqual({ kind: 'saved' })
    expect(withFields({ kind: 'saved' }, 'saving').kind).toBe('saving')
    expect(withFields({ kind: 'saving', unsaved: 3 }, 'saved').kind).toBe('saving')
    expect(withFields({ kind: 'offline', unsaved: 3 }, 'saving')).toEqual({ kind: 'offline', unsaved: 3 })
  })
  it('E1: names what was refused before anything that passes by itself', () => {
    for (const kind of ['saved', 'connecting', 'readOnly'] as const)
      expect(withFields({ kind }, 'stuck').kind).toBe('notSaved')
    expect(withFields({ kind: 'offline', unsaved: 0 }, 'stuck').kind).toBe('notSaved')
    expect(withFields({ kind: 'ended', reason: 'notSignedIn', unsaved: 1 }, 'stuck').kind).toBe('ended')
  })
})
