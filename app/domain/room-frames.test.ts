import { expect, it } from 'vitest'
import { readRoomMode, readWriteRefusal } from './room-frames.ts'

it.each([
  [{ kind: 'editable' }, { kind: 'editable' }],
  [{ kind: 'readOnly', state: 'adopted' }, { kind: 'readOnly' }],
  [
    { kind: 'frozen', state: 'adopted' },
    { kind: 'frozen', state: 'adopted' },
  ],
  [{ kind: 'frozen', state: 'elsewhere' }, null],
  [{ kind: 'frozen' }, null],
  [{ kind: 'other' }, null],
  ['editable', null],
  [null, null],
])('reads a mode: %j', (frame, mode) => {
  expect(readRoomMode(frame)).toEqual(mode)
})

it('takes a refusal it does not know as a lack of permission', () => {
  expect(readWriteRefusal('textTooLong')).toBe('textTooLong')
  expect(readWriteRefusal('somethingNew')).toBe('notPermitted')
  expect(readWriteRefusal({ reason: 'textTooLong' })).toBe('notPermitted')
})
