import { describe, expect, it } from 'vitest'
import { domain as domainEn } from '#app/i18n/en/domain.ts'
import { proposals as proposalsEn } from '#app/i18n/en/proposals.ts'
import { domain as domainJa } from '#app/i18n/ja/domain.ts'
import { proposals as proposalsJa } from '#app/i18n/ja/proposals.ts'
import type { BodyId, CycleId, PolicyRequestId, ProposalId } from './ids.ts'
import { PROPOSAL_INTENTS } from './proposal.ts'
import {
  fieldNamed,
  intentNamed,
  readRowKey,
  readSheetKey,
  SHEET_FIELDS,
  urgencyNamed,
  writeRowKey,
  writeSheetKey,
} from './proposal-sheet.ts'

const ID = '0190b0c4-1111-7000-8000-000000000001'

describe('Q13: a column is known by its name', () => {
  it.each([
    [proposalsJa, domainJa],
    [proposalsEn, domainEn],
  ])('what our own sheet writes is read again, in each language', (texts, words) => {
    for (const field of SHEET_FIELDS)
      expect(fieldNamed(field === 'title' ? texts.subject : texts[field]), field).toBe(field)
    expect(fieldNamed(texts.sheetNumber)).toBeNull()
    for (const intent of PROPOSAL_INTENTS) expect(intentNamed(words.proposalIntent[intent])).toBe(intent)
    expect(urgencyNamed(texts.sheetUrgent)).toBe(true)
  })
  it.each([
    ['要 求 内 容', 'demand'],
    ['件　名', 'title'],
    ['３．要求内容（必須）', 'demand'],
    ['※理由', 'reason'],
    ['現状・課題', 'situation'],
    ['ＴＩＴＬＥ', 'title'],
    ['要求先', 'addressedTo'],
    ['No.', null],
    ['担当者', undefined],
    ['', undefined],
  ])('%s', (name, field) => {
    expect(fieldNamed(name)).toBe(field)
  })
  it('choices are taken in the words of people, and nothing is guessed', () => {
    expect(['新規', '補強（加筆・修正）', '加筆・修正', '継 続', '終了'].map((text) => intentNamed(text))).toEqual([
      ...['new', 'strengthened', 'strengthened', 'continued', 'finished'],
    ])
    expect(['', '検討中', '新規か継続'].map((text) => intentNamed(text))).toEqual([null, null, null])
    expect(['〇', '急ぐ', '', '×', 'たぶん'].map(urgencyNamed)).toEqual([true, true, false, false, null])
  })
})

describe('Q12: hidden keys', () => {
  it('come back as they were written, and nothing else is one', () => {
    const sheet = { cycleId: ID as CycleId, bodyId: ID as BodyId }
    expect(readSheetKey(writeSheetKey(sheet))).toEqual(sheet)
    const keys = [
      { kind: 'wish', id: ID as ProposalId, version: 12, hash: 'a'.repeat(16) },
      { kind: 'lastYears', id: ID as PolicyRequestId },
      { kind: 'empty', id: ID },
    ] as const
    for (const key of keys) expect(readRowKey(writeRowKey(key))).toEqual(key)
    for (const text of ['', '件名', `P:${ID}`, `P:${ID}:0:${'a'.repeat(16)}`, 'R:x', `X:${ID}`, `P:${ID}:1:zz`])
      expect(readRowKey(text)).toBeNull()
    for (const text of ['', '件名', 'policy-desk:wishes:x:y', `policy-desk:wishes:${ID}`])
      expect(readSheetKey(text)).toBeNull()
  })
})
