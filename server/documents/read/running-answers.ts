import { noteTexts } from './left-text.ts'
import type { ReadRecord } from './read-record.ts'
import { paragraphsOf, type ReadText } from './read-text.ts'

/** 「■ 産業課」: whose answers follow. */
const DEPARTMENT = /^[■◆●◎□◇○【[]\s*(.{1,40}?(?:[課室局部係所院庁署]|委員会|センター))\s*[】\]]?$/
/** 「1　事業承継への支援」: which request is answered. */
const ITEM =
  /^(?:[（(]\s*([0-9０-９]{1,3})\s*[)）][\s　]*|([0-9０-９]{1,3}(?:[-－][0-9０-９]{1,3})?)[\s　.．、]+|([①-⑳⑴-⒇])[\s　]*)(\S.{2,119})$/

/**
 * Answers as running text: a line for each department, below it numbered titles with the answer in the paragraphs that follow. A text of
 * another shape gives none.
 */
export function runningAnswers(text: ReadText): {
  readonly records: ReadRecord[]
  readonly taken: ReadonlySet<number>
} {
  const taken = new Set<number>()
  const records: { at: string; cells: Record<string, string>; lines: string[] }[] = []
  let department = ''
  let open: (typeof records)[number] | null = null
  for (const { text: said, number, place, notes } of linesOf(text)) {
    const line = said.trim()
    if (line === '') continue
    const ofDepartment = DEPARTMENT.exec(line)?.[1]
    const item = ITEM.exec(number ? `${number} ${line}` : line)
    const isOfAnswer = open !== null
    if (ofDepartment) {
      taken.add(place)
      department = ofDepartment
      open = null
    } else if (item && department !== '' && !/[。、]$/.test(line)) {
      const title = (item[4] ?? '').replace(/[【[（(]再掲[】\])）]\s*$/, '').trim()
      open = { at: `¶ ${place}`, cells: { number: item[1] ?? item[2] ?? item[3] ?? '', title, department }, lines: [] }
      records.push(open)
      taken.add(place)
      // The department stands below each answer again, at the right.
    } else if (open && line !== department) open.lines.push(line)
    if (isOfAnswer) taken.add(place)
    if (open && taken.has(place)) open.lines.push(...notes)
  }
  const made = records.map(({ at, cells, lines }) => ({
    ...{ at, sheet: '', more: [], isHidden: false },
    cells: { ...cells, ...(lines.length > 0 && { answer: lines.join('\n') }) },
  }))
  return { records: made, taken }
}

function linesOf(whole: ReadText) {
  const known = noteTexts(whole)
  return paragraphsOf(whole.blocks).map(({ text, number, place, runs }) => ({
    ...{ text, place: place.paragraph },
    number: number && !number.isBullet ? number.text : '',
    notes: runs.flatMap(({ mark, text: label }) => {
      const note = mark === 'note' ? (known.get(`footnote ${label}`) ?? known.get(`endnote ${label}`)) : undefined
      return note ? [`※${label} ${note}`] : []
    }),
  }))
}
