import {
  BULLET,
  formatNumber,
  type NumberFormat,
  type NumberingScheme,
  numberingLevel,
  TEXT_LIST_LEVEL,
} from '#app/domain/numbering.ts'
import { indentation } from './paragraph.ts'
import { escapeXml, type FontName, runProperties } from './run.ts'

/** Word's numbering: numbers are counted by Word and stand nowhere in the text. */

/** Place of a paragraph in a numbering: `w:numId` and `w:ilvl`. */
export type NumberingPlace = { readonly id: number; readonly level: number }

/** Our formats → Word's `w:numFmt` (ECMA-376 17.18.59). Word counts ❶ in no format, so each number is a bullet of its own. */
const WORD_FORMATS: Readonly<Record<NumberFormat, string | null>> = {
  romanUpper: 'upperRoman',
  decimal: 'decimal',
  circled: 'decimalEnclosedCircle',
  negativeCircled: null,
  katakana: 'aiueoFullWidth',
  bullet: 'bullet',
}
/** Word writes circled numbers up to 20 and katakana up to ン; beyond it falls back to plain digits. */
const WORD_LIMITS: Partial<Record<NumberFormat, number>> = { circled: 20, katakana: 46 }

const LEVELS = 9

type Level = {
  readonly format: string
  readonly text: string
  readonly start?: number
  readonly left: number
  readonly hanging: number
  readonly font?: FontName
  readonly style?: string
}

/** Collects the numberings of one document; a number is the same as long as the same calls are made in the same order. */
export class Numbering {
  private readonly abstracts = new Map<string, { id: number; xml: string }>()
  private readonly instances: string[] = []
  private readonly counters = new Map<string, { id: number; last: number }>()

  constructor(private readonly scheme: NumberingScheme = 'federation') {}

  /**
   * A list of a text, which begins with its first number wherever it stands.
   * @param depth 0 for the outermost list
   * @returns place of the `n`th item (from 1)
   */
  list(kind: 'orderedList' | 'bulletList', depth: number): (n: number) => NumberingPlace {
    const level = Math.min(depth, LEVELS - 1)
    if (kind === 'bulletList') {
      const id = this.instance('bullets', () => range(LEVELS).map((index) => bullet(BULLET, index)))
      return () => ({ id, level })
    }
    const { format } = numberingLevel(this.scheme, TEXT_LIST_LEVEL + depth)
    const counted = WORD_FORMATS[format] !== null
    const id = counted ? this.newInstance('text', () => this.textLevels(), level, 1) : 0
    return (n) => {
      if (counted && n <= (WORD_LIMITS[format] ?? n)) return { id, level }
      return this.writtenNumber(depth, n)
    }
  }

  /** Number of a chapter (level 0, Roman) or pillar (level 1); pillars begin anew in every chapter. */
  heading(level: 0 | 1, n: number): NumberingPlace {
    const counter = this.counters.get('headings')
    if (level === 0) {
      const continues = counter !== undefined && counter.last === n - 1
      const id = continues ? counter.id : this.newInstance('headings', headingLevels, 0, n)
      this.counters.set('headings', { id, last: n })
      return { id, level }
    }
    return { id: counter?.id ?? this.newInstance('headings', headingLevels, 1, n), level }
  }

  /** Number of a request, written as it is cited (「5-3」): Word counts its last number, the rest stands before and behind it. */
  request(number: string): NumberingPlace {
    const match = /^(.*?)(\d+)(\D*)$/.exec(
      number.normalize('NFKC') === number ? number : number.replace(/[０-９]/g, toHalf),
    )
    const [prefix, n, suffix] = match ? [match[1] ?? '', Number(match[2]), match[3] ?? ''] : [number, 0, '']
    const key = `request ${prefix}%${suffix}`
    const text = `${prefix}${match ? '%1' : ''}${suffix}`.trim()
    const hanging = Math.max(760, Math.round(countWidth(number) * 220) + 220)
    const levels = () => [
      { format: match ? 'decimal' : 'bullet', text, start: n, left: hanging, hanging, font: 'gothic' as const },
    ]
    const counter = this.counters.get(key)
    const id = counter && counter.last === n - 1 ? counter.id : this.newInstance(key, levels, 0, n)
    this.counters.set(key, { id, last: n })
    return { id, level: 0 }
  }

  /** Number of a particular of a letter (記): 1, 2, … through the document. */
  particular(): NumberingPlace {
    return {
      id: this.instance('particulars', () => [{ format: 'decimal', text: '%1', left: 420, hanging: 420 }]),
      level: 0,
    }
  }

  /** The part `word/numbering.xml`. */
  xml(): string {
    const abstracts = [...this.abstracts.values()].map((abstract) => abstract.xml).join('')
    return `${NUMBERING_HEAD}${abstracts}${this.instances.join('')}</w:numbering>`
  }

  private textLevels(): Level[] {
    return range(LEVELS).map((index) => {
      const { format, prefix, suffix } = numberingLevel(this.scheme, TEXT_LIST_LEVEL + index)
      const wordFormat = WORD_FORMATS[format]
      if (wordFormat === null || wordFormat === 'bullet') return bullet(BULLET, index)
      return { format: wordFormat, text: `${prefix}%${index + 1}${suffix}`, ...listIndent(index) }
    })
  }

  /** Numbers that Word cannot count: nine of them make one numbering, whose levels are the numbers. */
  private writtenNumber(depth: number, n: number): NumberingPlace {
    const group = Math.floor((n - 1) / LEVELS)
    const key = `written ${depth} ${group}`
    const levels = () =>
      range(LEVELS).map((index) =>
        bullet(formatNumber(this.scheme, TEXT_LIST_LEVEL + depth, group * LEVELS + index + 1), depth),
      )
    return { id: this.instance(key, levels), level: (n - 1) % LEVELS }
  }

  /** The one instance of a numbering that counts nothing, or counts through the whole document. */
  private instance(key: string, levels: () => readonly Level[]): number {
    const counter = this.counters.get(key) ?? { id: this.addInstance(this.abstract(key, levels), ''), last: 0 }
    this.counters.set(key, counter)
    return counter.id
  }

  /** An instance that begins with `start` at `level`. */
  private newInstance(key: string, levels: () => readonly Level[], level: number, start: number): number {
    const override = `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`
    return this.addInstance(this.abstract(key, levels), override)
  }

  private addInstance(abstractId: number, override: string): number {
    const id = this.instances.length + 1
    this.instances.push(`<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${override}</w:num>`)
    return id
  }

  private abstract(key: string, levels: () => readonly Level[]): number {
    const known = this.abstracts.get(key)
    if (known) return known.id
    const id = this.abstracts.size
    const nsid = (0x10000000 + id).toString(16).toUpperCase()
    const type = levels().length > 1 ? 'multilevel' : 'singleLevel'
    const inside = levels().map(levelXml).join('')
    const head = `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="${nsid}"/><w:multiLevelType w:val="${type}"/>`
    this.abstracts.set(key, { id, xml: `${head}${inside}</w:abstractNum>` })
    return id
  }
}

/** Where the items of a list stand, in twips; paragraphs that belong to an item begin at `left`, too. */
export function listIndent(depth: number): { readonly left: number; readonly hanging: number } {
  // 「（10）」 takes three characters, ① and ❶ one; half a character or one is left before the text.
  const hanging = depth === 0 ? 735 : 420
  return { left: 945 + Math.min(depth, LEVELS - 1) * 420, hanging }
}

const bullet = (text: string, depth: number): Level => ({ format: 'bullet', text, ...listIndent(depth) })

const headingLevels = (): Level[] => [
  { format: 'upperRoman', text: '%1', left: 560, hanging: 560, font: 'gothic', style: 'Heading1' },
  { format: 'decimal', text: '%2', left: 480, hanging: 480, font: 'gothic', style: 'Heading2' },
]

const levelXml = (level: Level, index: number): string =>
  [
    `<w:lvl w:ilvl="${index}"><w:start w:val="${level.start ?? 1}"/><w:numFmt w:val="${level.format}"/>`,
    level.style ? `<w:pStyle w:val="${level.style}"/>` : '',
    `<w:suff w:val="tab"/><w:lvlText w:val="${escapeXml(level.text)}"/><w:lvlJc w:val="left"/>`,
    `<w:pPr>${indentation({ left: level.left, hanging: level.hanging })}</w:pPr>`,
    `${runProperties({ font: level.font ?? 'mincho' })}</w:lvl>`,
  ].join('')

const range = (length: number): number[] => [...new Array<undefined>(length).keys()]
const toHalf = (digit: string): string => digit.normalize('NFKC')
const countWidth = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2000' ? 0.5 : 1), 0)

const NUMBERING_HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
