import { child, type Element, isOn, numberOf, valueIn } from './xml-tree.ts'

/** Fields (page numbers, contents, 囲い文字): their instructions are no text, their last results are. */
export type Fields = {
  /** Does what stands here belong to an instruction? */
  isInstruction(): boolean
  instruct(text: string): void
  /** A field begins, comes to its result, or ends. @returns what it shows that stands in no result; else null */
  turn(fieldChar: Element): string | null
}

type Field = { instruction: string; isShown: boolean; hasResult: boolean; readonly form: string | null }

export function createFields(): Fields {
  const open: Field[] = []
  return {
    isInstruction: () => open.some(({ isShown }) => !isShown),
    instruct: (text) => {
      const field = open.at(-1)
      if (field) field.instruction += text
    },
    turn: (fieldChar) => {
      const kind = fieldChar.attributes['w:fldCharType']
      const field = open.at(-1)
      if (kind === 'begin') open.push({ instruction: '', isShown: false, hasResult: false, form: formField(fieldChar) })
      else if (kind === 'separate' && field) {
        field.isShown = true
        field.hasResult = true
      } else if (kind === 'end' && field) {
        open.pop()
        return field.form ?? (field.hasResult ? null : equationText(field.instruction))
      }
      return null
    },
  }
}

/** What a field of an old form shows: a box to tick, a list's choice. */
function formField(begin: Element): string | null {
  const data = child(begin, 'w:ffData')
  const box = child(data, 'w:checkBox')
  if (box) return (isOn(box, 'w:checked') ?? isOn(box, 'w:default')) ? '☑' : '☐'
  const list = child(data, 'w:ddList')
  if (!list) return null
  const entries = list.children
    .filter(({ name }) => name === 'w:listEntry')
    .map(({ attributes }) => attributes['w:val'] ?? '')
  return entries[numberOf(valueIn(list, 'w:result')) ?? numberOf(valueIn(list, 'w:default')) ?? 0] ?? null
}

/** How Word writes readings and enclosed signs as a field: 「EQ \o\ad(\s\up 9(かな),漢字)」, 「EQ \o\ac(○,秘)」. */
export function equationText(instruction: string): string | null {
  if (!/^\s*EQ\b/i.test(instruction)) return null
  const over = /\\o\\a[a-z]\(\\s\\up\s*\d*\(([^)]*)\),(.*)\)\s*$/i.exec(instruction)
  if (over) return `${over[2]}《${over[1]}》`
  const inner = /\\o(?:\\a[a-z])?\((.*)\)\s*$/i.exec(instruction)
  return inner?.[1] ? inner[1].replace(/\\s\\[a-z]+\s*\d*\(([^)]*)\)/gi, '$1').replaceAll(',', '') : null
}
