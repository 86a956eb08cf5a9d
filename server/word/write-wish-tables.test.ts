import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BodyId, CycleId } from '#app/domain/ids.ts'
import { writeRowKey, writeSheetKey } from '#app/domain/proposal-sheet.ts'
import { objectionsTo } from '../../tools/open-xml-validator.ts'
import { wishTablesOf } from '../documents/read/wish-tables.ts'
import { readWord } from '../documents/read/word/read-word.ts'
import { findOffice } from './find-office.ts'
import { outcomeSheet } from './outcome-sheet.ts'
import { writeOutcomeListDocx, writeWishSheetDocx } from './write-wish-tables.ts'

const office = findOffice(process.env.PATH ?? '')
if (!office) console.warn('LibreOffice is not installed: what it makes of the sheet in Word is not tried')

const [cycle, body, id] = ['1', '2', '3'].map((n) => `01a20a00-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]
const KEY = { cycleId: cycle as CycleId, bodyId: body as BodyId }
const ROWS = [
  {
    key: writeRowKey({ kind: 'lastYears', id: id as never }),
    cells: ['昨年5-3', '継続', '保育士の処遇', '一行目\n二行目　𠮷野 <b>&amp;'],
  },
  {
    key: writeRowKey({ kind: 'wish', id: id as never, version: 3, hash: '0123456789abcdef' }),
    cells: ['受付12', '補強', '通学路', `長い文${'あ'.repeat(900)}`],
  },
  { key: writeRowKey({ kind: 'empty', id }), cells: ['', '新規', '', ''] },
]
const columns = [
  { header: '番号', width: 10 },
  { header: '区分', width: 8, choices: ['新規', '補強', '継続', '終了'] },
  { header: '件名', width: 24 },
  { header: '要求内容', width: 44 },
]
const written = () =>
  writeWishSheetDocx({
    ...{ name: '要求事項', title: '2027年度　見本の組織　要求事項', guidance: '1行に1件を書いてください。' },
    ...{ key: writeSheetKey(KEY), choiceError: '', date: '2026-04-01', columns, rows: ROWS },
  })
const list = {
  title: '2027年度　要求事項の取扱い一覧',
  columns,
  rows: ROWS.map(({ cells }) => cells),
  date: '2026-04-01',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wish-tables-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** What the import reads of the file. */
async function read(bytes: Uint8Array) {
  const tables = wishTablesOf(await readWord(bytes))
  return tables.map(({ key, problem, notes, rows }) => ({
    ...{
      key,
      problem,
      notes: notes.filter(
        (note) => !(note.kind === 'missingColumn' || (note.kind === 'leftText' && note.why === 'outside')),
      ),
    },
    rows: rows.map((row) => [row.key, row.cells.intent?.text, row.cells.title?.text, row.cells.demand?.text]),
  }))
}
const EXPECTED = [
  {
    ...{ key: KEY, problem: null, notes: [] },
    rows: ROWS.slice(0, 2).map(({ key, cells }) => [key, ...cells.slice(1)]),
  },
]
const convert = async (name: string, bytes: Uint8Array, to: string) => {
  await writeFile(join(folder, name), bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const out = join(folder, to)
  await promisify(execFile)(office ?? '', [
    profile,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    out,
    join(folder, name),
  ])
  return readFile(join(out, name.replace(/\w+$/, to)))
}

it('Q12: the sheet in Word comes back as it was, with its hidden keys; the names of its cells are those that people see', async () => {
  expect(await read(await written())).toEqual(EXPECTED)
  const [table] = wishTablesOf(await readWord(await written()))
  expect(table?.rows[0]?.cells.title?.at).toBe('C2')
})

it('Q12: it and the list of outcomes are valid files of Word', async () => {
  for (const [name, bytes] of [
    ['sheet.docx', await written()],
    ['list.docx', await writeOutcomeListDocx(list)],
    ['list.xlsx', await outcomeSheet(list)],
  ] as const) {
    await writeFile(join(folder, name), bytes)
    expect(await objectionsTo(join(folder, name)), name).toEqual([])
  }
})

it.runIf(office)('Q12: saved by LibreOffice it is read as before', { timeout: 120_000 }, async () => {
  expect(await read(await convert('given.docx', await written(), 'docx'))).toEqual(EXPECTED)
})
