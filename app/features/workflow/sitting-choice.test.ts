import { describe, expect, it } from 'vitest'
import { choiceOf, hashesOf, isAboutTheList } from './sitting-choice.ts'

const item = (id: string, substanceSha256: string, missing: string[] = []) => ({
  request: { id },
  substanceSha256,
  missing,
})

describe('W18: the list of a sitting', () => {
  const shown = hashesOf([item('a', '1'), item('b', '2'), item('c', '3')])
  const as = { shown, chosen: ['a', 'b'], openId: 'a' }

  it('keeps the tick on what is as it was shown', () => {
    expect(choiceOf(item('a', '1'), as)).toEqual({ isChanged: false, isTicked: true, isOpen: true })
    expect(choiceOf(item('b', '2'), as)).toEqual({ isChanged: false, isTicked: true, isOpen: false })
    expect(choiceOf(item('c', '3'), as)).toEqual({ isChanged: false, isTicked: false, isOpen: false })
  })

  it('unticks, opens and marks what was changed since, chosen or not', () => {
    for (const id of ['a', 'b', 'c'])
      expect(choiceOf(item(id, 'other'), as)).toEqual({ isChanged: true, isTicked: false, isOpen: true })
  })

  it('does not call what came to the list changed, and ticks nothing that misses something', () => {
    expect(choiceOf(item('d', '4'), as)).toEqual({ isChanged: false, isTicked: false, isOpen: false })
    expect(choiceOf(item('b', '2', ['recipient']), as).isTicked).toBe(false)
  })

  it('is loaded anew for what happened to an item, and not for what was mistyped', () => {
    expect((['textChangedSinceShown', 'stateChanged', 'notFound'] as const).every(isAboutTheList)).toBe(true)
    const typed = ['votesDoNotAddUp', 'majorityMissing', 'invalidInput', 'heldOnInFuture', 'nothingChosen'] as const
    expect(typed.some(isAboutTheList)).toBe(false)
  })
})
