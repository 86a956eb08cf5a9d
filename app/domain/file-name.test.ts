import { describe, expect, it } from 'vitest'
import { fileName, savedName, sentName, sheetNameOf } from './file-name.ts'

describe('F8: words of a federation become names that every system takes', () => {
  it.each([
    ['要求事項', '要求事項'],
    ['要望/提案事項', '要望 提案事項'],
    ['要望[案]事項', '要望 案 事項'],
    [`'要望'`, '要望'],
    ['history', 'history_'],
    ['', '_'],
    ['???', '_'],
    ['\u202e転逆\u202c', '転逆'],
    ['あ'.repeat(40), 'あ'.repeat(31)],
    // No half of a letter.
    [`${'あ'.repeat(30)}𠮷`, 'あ'.repeat(30)],
  ])('of %j a sheet is called %j', (text, name) => expect(sheetNameOf(text)).toBe(name))

  it.each([
    [['要求事項', '電機連合'], '要求事項_電機連合.xlsx'],
    [['要望/提案', 'A:B*C?"<>|\\D'], '要望 提案_A B C D.xlsx'],
    [['', '  '], '_.xlsx'],
    [['..'], '_.xlsx'],
    [['一\n二\t三\u0000四\ud800'], '一 二 三四.xlsx'],
    [['\u202e逆\u202c', '\u3164'], '逆.xlsx'],
  ])('of %j a file is called %j', (parts, name) => expect(fileName(parts, 'xlsx')).toBe(name))

  it('no name is longer than a file system takes', () => {
    const name = fileName(['漢'.repeat(100), '字'.repeat(100), '𠮷'.repeat(100)], 'docx')
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
  })
})

describe('Q13: the name of a file that was sent is read as a field is', () => {
  it.each([
    ['C:\\Users\\a\\要求.xlsx', '要求.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['賃金の調査　2026年（速報）.pdf', '賃金の調査　2026年（速報）.pdf'],
    ['一\n二.pdf', '一 二.pdf'],
    ['\u202excod.要求\u202c.xlsx', 'xcod.要求.xlsx'],
    ['\u200b\u2060', '?'],
    ['', '?'],
  ])('%j is %j', (sent, name) => expect(sentName(sent)).toBe(name))

  it.each([
    ['議案: 第1号?.pdf', '議案_ 第1号_.pdf'],
    ['賃金の調査　2026年（速報）.pdf', '賃金の調査　2026年（速報）.pdf'],
    ['..', '_'],
    ['\ud800a.pdf', 'a.pdf'],
    ['\u202efdp.a', 'fdp.a'],
  ])('%j is saved as %j', (name, saved) => expect(savedName(name)).toBe(saved))
})
