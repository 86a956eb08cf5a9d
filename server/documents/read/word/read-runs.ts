import { withoutUnseen } from '#app/domain/storable-text.ts'
import type { ReadRun } from '../read-text.ts'
import type { Fields } from './fields.ts'
import { signOf } from './numbering.ts'
import type { Styles } from './styles.ts'
import { child, type Element, isOn, valueIn } from './xml-tree.ts'

/** What runs are read with. */
export type RunContext = {
  readonly styles: Styles
  /** Fields that are open, over paragraphs too (a table of contents). */
  readonly fields: Fields
  /** The printed number of a note that the text refers to. */
  readonly noteLabel: (kind: 'footnote' | 'endnote', id: string) => string
  /** Told of each text box, which is read behind its paragraph. */
  readonly onBox: (content: Element) => void
  /** Told of drawn texts (WordArt, diagrams, charts): one for each line. */
  readonly onDrawn: (lines: readonly string[]) => void
  /** The parts that a drawing refers to. */
  readonly relatedPart: (id: string) => Element | null
}

type Mark = ReadRun['mark']

/** Not printed with the text, or never of those who read it. */
const SILENT = new Set([
  'w:pPr',
  'w:rPr',
  'w:sectPr',
  'w:tblPr',
  'w:instrText',
  'w:delInstrText',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:rubyPr',
])
const DELETING = new Set(['w:del', 'w:moveFrom'])
const INSERTING = new Set(['w:ins', 'w:moveTo'])
const SPACES_AT_ENDS = /^[ \t\r\n]+|[ \t\r\n]+$/g

/** The texts of a paragraph in the order in which they stand. */
export function runsOf(paragraph: Element, isHidden: boolean | undefined, context: RunContext): ReadRun[] {
  const runs: ReadRun[] = []
  const add = (text: string, mark: Mark) => {
    const storable = withoutUnseen(text.replace(/\r\n?/g, '\n'))
    const last = runs.at(-1)
    if (storable === '' || (context.fields.isInstruction() && mark !== 'note')) return
    if (last && last.mark === mark && mark !== 'note') runs[runs.length - 1] = { text: last.text + storable, mark }
    else runs.push({ text: storable, mark })
  }
  const walk = (element: Element, mark: Mark, hidden: boolean | undefined): void => {
    for (const one of element.children) visit(one, mark, hidden)
  }
  const visit = (one: Element, mark: Mark, hidden: boolean | undefined): void => {
    const { name } = one
    if (SILENT.has(name)) {
      if (name === 'w:instrText') context.fields.instruct(one.text)
      return
    }
    if (name === 'w:r') {
      walk(one, runMark(one, mark, hidden), hidden)
      return
    }
    if (DELETING.has(name)) {
      walk(one, 'deleted', hidden)
      return
    }
    if (INSERTING.has(name)) {
      walk(one, mark === 'shown' ? 'inserted' : mark, hidden)
      return
    }
    if (name === 'mc:AlternateContent') {
      const choice = child(one, 'mc:Choice') ?? child(one, 'mc:Fallback')
      if (choice) walk(choice, mark, hidden)
      return
    }
    const sign = plainSign(one)
    if (sign !== null) {
      add(sign, mark)
      return
    }
    if (name === 'w:fldChar') {
      const ended = context.fields.turn(one)
      if (ended !== null) add(ended, mark)
      return
    }
    if (name === 'w:ruby') {
      addRuby(one, mark, hidden)
      return
    }
    if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote'
      if (!isOnAttribute(one, 'w:customMarkFollows')) add(context.noteLabel(kind, one.attributes['w:id'] ?? ''), 'note')
      return
    }
    if (name === 'w:txbxContent') {
      context.onBox(one)
      return
    }
    if (name === 'v:textpath' && one.attributes.string) {
      context.onDrawn([one.attributes.string])
      return
    }
    if (name === 'dgm:relIds' || name === 'c:chart') {
      addDrawn(one)
      return
    }
    walk(one, mark, hidden)
  }
  const addRuby = (ruby: Element, mark: Mark, hidden: boolean | undefined): void => {
    const [base, reading] = [child(ruby, 'w:rubyBase'), child(ruby, 'w:rt')]
    if (base) walk(base, mark, hidden)
    if (!reading) return
    add('《', mark)
    walk(reading, mark, hidden)
    add('》', mark)
  }
  const addDrawn = (reference: Element): void => {
    const part = context.relatedPart(reference.attributes['r:dm'] ?? reference.attributes['r:id'] ?? '')
    if (part) context.onDrawn(drawnLines(part))
  }
  const runMark = (run: Element, mark: Mark, hidden: boolean | undefined): Mark => {
    const properties = child(run, 'w:rPr')
    const ofStyle = context.styles.of(valueIn(properties, 'w:rStyle')).isHidden
    const isRunHidden = isOn(properties, 'w:vanish') ?? ofStyle ?? hidden
    return isRunHidden && mark !== 'deleted' ? 'hidden' : mark
  }
  walk(paragraph, 'shown', isHidden)
  return runs
}

const isOnAttribute = (element: Element, name: string): boolean => /^(1|true|on)$/.test(element.attributes[name] ?? '')

/** What one sign or text says; null for what is neither. */
function plainSign({ name, attributes, text }: Element): string | null {
  switch (name) {
    case 'w:t':
    case 'w:delText':
    case 'm:t':
      return attributes['xml:space'] === 'preserve' ? text : text.replace(SPACES_AT_ENDS, '')
    case 'w:tab':
    case 'w:ptab':
      return '\t'
    case 'w:br':
      return attributes['w:type'] === undefined || attributes['w:type'] === 'textWrapping' ? '\n' : ''
    case 'w:cr':
      return '\n'
    case 'w:noBreakHyphen':
      return '\u2011'
    case 'w:softHyphen':
      return ''
    case 'w:sym': {
      const code = Number.parseInt(attributes['w:char'] ?? '', 16)
      return Number.isNaN(code) ? '' : signOf(String.fromCharCode(code < 0x100 ? 0xf000 + code : code))
    }
    default:
      return null
  }
}

/** The texts of a diagram or a chart, one for each of its paragraphs. */
function drawnLines(part: Element): string[] {
  if (part.name === 'a:p') {
    const texts = (element: Element): string =>
      element.name === 'a:t' ? element.text : element.children.map(texts).join('')
    return [texts(part)].filter((line) => line.trim() !== '')
  }
  if (part.name === 'c:v') return part.text.trim() === '' ? [] : [part.text]
  return part.children.flatMap(drawnLines)
}
