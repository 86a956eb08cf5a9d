import {
  BULLET,
  formatNumber,
  type NumberFormat,
  type NumberingScheme,
  numberingLevel,
  TEXT_LIST_LEVEL,
} from '#app/domain/numbering.ts'
import {
  type LevelDefinition,
  type NumberingDefinition,
  type NumberingInstance,
  numberingPart,
} from './numbering-part.ts'
import { STYLES, type StyleName } from './styles.ts'

/** Word's numbering: numbers are counted by Word and stand nowhere in the text. */

/** Place of a paragraph in a list. */
export type NumberingPlace = {
  /** `w:numId` */
  readonly numId: number
  readonly level: number
  /** Where its text stands, in twips. */
  readonly left: number
  /** Twips of the first line that the number takes from the text, where its indent has no room for it. */
  readonly overhang?: number
}

/** Our formats → Word's (ECMA-376 17.18.59). Word counts ❶ in no format, so each number is a bullet of its own. */
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
/** Before a request's number: 「要求12」 is not taken for the pillar's 「12」. */
const REQUEST_PREFIX = '要求'

/** Collects the numberings of one document. */
export class Numbering {
  private readonly definitions: NumberingDefinition[] = []
  private readonly definitionIds = new Map<string, number>()
  private readonly instances: NumberingInstance[] = []
  /** The only instance of definitions that count nothing. */
  private readonly sole = new Map<string, number>()

  constructor(
    private readonly scheme: NumberingScheme = 'federation',
    /** A word of ours as the federation says it. */
    private readonly say: (text: string) => string = (text) => text,
  ) {
    // In the order of STYLE_LISTS.
    this.instance(this.define('chapters', () => [this.styleLevel(0, 'Heading1'), this.styleLevel(1, 'Heading2')]))
    this.instance(this.define('requests', () => [styleLevel('Heading3', `${this.say(REQUEST_PREFIX)}%1`, 'decimal')]))
    this.instance(this.define('particulars', () => [styleLevel('Particular', '%1', 'decimal')]))
  }

  /**
   * A list of a text, which begins with its first number wherever it stands.
   * @param depth 0 for the outermost list
   * @param cellWidth of the table cell it stands in, in twips; null in running text
   * @returns place of the `n`th item (from 1)
   */
  list(kind: 'orderedList' | 'bulletList', depth: number, cellWidth: number | null): (n: number) => NumberingPlace {
    const room = listRoom(cellWidth)
    const level = Math.min(depth, LEVELS - 1)
    if (kind === 'bulletList') {
      const numId = this.soleInstance(`bullets${keyOf(room)}`, () =>
        range(LEVELS).map((index) => bullet(BULLET, index, room)),
      )
      const place = { numId, level, left: listIndent(depth, cellWidth).left, ...overhangOf(BULLET, depth, room) }
      return () => place
    }
    const { format } = numberingLevel(this.scheme, TEXT_LIST_LEVEL + depth)
    const limit = WORD_FORMATS[format] === null ? 0 : (WORD_LIMITS[format] ?? Number.POSITIVE_INFINITY)
    let counted: number | null = null
    return (n) => {
      const number = formatNumber(this.scheme, TEXT_LIST_LEVEL + depth, n)
      const more = { left: listIndent(depth, cellWidth).left, ...overhangOf(number, depth, room) }
      if (n > limit || !fits(number, this.sample(depth), depth, room))
        return { ...this.writtenNumber(depth, n, room), ...more }
      counted ??= this.instance(
        this.define(`text${keyOf(room)}`, () => range(LEVELS).map((index) => this.textLevel(index, room))),
        level,
      )
      return { numId: counted, level, ...more }
    }
  }

  /** The number of a heading as Word writes it: in letters for Roman ones, so that the contents say what stands over the chapter. */
  headingNumber(level: 1 | 2 | 3, n: number): string {
    if (level === 3) return `${REQUEST_PREFIX}${n}`
    const number = formatNumber(this.scheme, level - 1, n)
    return numberingLevel(this.scheme, level - 1).format === 'romanUpper' ? number.normalize('NFKC') : number
  }

  /** `word/numbering.xml` */
  part(): string {
    return numberingPart(this.definitions, this.instances)
  }

  private styleLevel(index: number, style: StyleName): LevelDefinition {
    const { format, prefix, suffix } = numberingLevel(this.scheme, index)
    return styleLevel(style, `${prefix}%${index + 1}${suffix}`, WORD_FORMATS[format] ?? 'decimal')
  }

  private textLevel(index: number, room: ListRoom): LevelDefinition {
    const { format, prefix, suffix } = numberingLevel(this.scheme, TEXT_LIST_LEVEL + index)
    const wordFormat = WORD_FORMATS[format]
    if (wordFormat === null || wordFormat === 'bullet') return bullet(BULLET, index, room)
    return { format: wordFormat, text: `${prefix}%${index + 1}${suffix}`, ...indentIn(room, index, this.sample(index)) }
  }

  /** The first number of a level. */
  private sample(depth: number): string {
    return formatNumber(this.scheme, TEXT_LIST_LEVEL + depth, 1)
  }

  /** Numbers that Word cannot count, or that need more room than the others: nine of them make one numbering, whose levels are the numbers. */
  private writtenNumber(depth: number, n: number, room: ListRoom): Pick<NumberingPlace, 'numId' | 'level'> {
    const group = Math.floor((n - 1) / LEVELS)
    const numId = this.soleInstance(`written ${depth} ${group}${keyOf(room)}`, () =>
      range(LEVELS).map((index) =>
        bullet(formatNumber(this.scheme, TEXT_LIST_LEVEL + depth, group * LEVELS + index + 1), depth, room),
      ),
    )
    return { numId, level: (n - 1) % LEVELS }
  }

  private soleInstance(key: string, levels: () => readonly LevelDefinition[]): number {
    const known = this.sole.get(key)
    if (known) return known
    const numId = this.instance(this.define(key, levels))
    this.sole.set(key, numId)
    return numId
  }

  private define(key: string, levels: () => readonly LevelDefinition[]): number {
    const known = this.definitionIds.get(key)
    if (known !== undefined) return known
    const id = this.definitions.push({ levels: levels() }) - 1
    this.definitionIds.set(key, id)
    return id
  }

  /** A count of its own; `startLevel` begins anew with 1. */
  private instance(definition: number, startLevel: number | null = null): number {
    return this.instances.push({ definition, startLevel })
  }
}

const styleLevel = (style: StyleName, text: string, format: string): LevelDefinition => {
  const { numbered, indent } = STYLES[style]
  const hanging = numbered?.hanging ?? 0
  return { format, text, style, left: indent?.left ?? hanging, hanging }
}

/**
 * Where the items of a list stand, in twips; paragraphs that belong to an item begin at `left`, too.
 * @param cellWidth of the table cell it stands in, in twips; null in running text
 */
export function listIndent(depth: number, cellWidth: number | null): { readonly left: number } {
  return { left: indentIn(listRoom(cellWidth), depth, '').left }
}

/** How far a list's text may be indented: as usual in running text, or at most so many twips in a table's cell. */
type ListRoom = { readonly cellIndent: number } | null

/** A body's type is 10.5 points, a cell's 9.5. */
const CHARACTER = 210
const CELL_CHARACTER = 190
/** Between a number and its text at least a quarter of a character. */
const needed = (number: string, room: ListRoom): number =>
  Math.ceil((countWidth(number) + 0.25) * (room ? CELL_CHARACTER : CHARACTER))
/** 「（10）」 takes three characters, ① and ❶ one; half a character is left before the text. */
const CELL_INDENT = { first: 620, step: 300 } as const
const cellLeft = (depth: number): number => CELL_INDENT.first + Math.min(depth, LEVELS - 1) * CELL_INDENT.step

/** A cell keeps room for three characters beside the indent: with less, Word and LibreOffice lose text at the cell's edge. */
function listRoom(cellWidth: number | null): ListRoom {
  if (cellWidth === null) return null
  return { cellIndent: Math.min(cellLeft(LEVELS), Math.max(0, cellWidth - 3 * CELL_CHARACTER)) }
}

/** Cells with the same room share a numbering. */
const keyOf = (room: ListRoom): string => (room ? ` in ${room.cellIndent}` : '')

/** `number` hangs out before the text; a wide one farther than its neighbours, whose texts stay in line. */
function indentIn(room: ListRoom, depth: number, number: string): Pick<LevelDefinition, 'left' | 'hanging' | 'suffix'> {
  if (!room) {
    // 「（10）」 takes three characters, ① and ❶ one; half a character or one is left before the text.
    const left = 945 + Math.min(depth, LEVELS - 1) * 420
    return { left, hanging: Math.min(left, Math.max(depth === 0 ? 735 : 420, needed(number, room))) }
  }
  const wanted = cellLeft(depth)
  const left = Math.min(wanted, room.cellIndent)
  const usual = depth === 0 ? CELL_INDENT.first : CELL_INDENT.step
  const hanging = Math.min(left, Math.max(usual, needed(number, room)))
  // A tab behind a number that does not fit goes to the next stop of the page, which may lie outside the cell.
  return { left, hanging, suffix: left < wanted ? 'nothing' : 'tab' }
}

/** Has a number room where its list's numbers have it? In a narrow cell it takes room from its text (`overhangOf`). */
function fits(number: string, sample: string, depth: number, room: ListRoom): boolean {
  const { hanging, suffix } = indentIn(room, depth, sample)
  return suffix === 'nothing' || needed(number, room) <= hanging
}

/** What a number without a tab takes of the first line beyond its indent. */
function overhangOf(number: string, depth: number, room: ListRoom): Pick<NumberingPlace, 'overhang'> {
  const { hanging, suffix } = indentIn(room, depth, number)
  if (suffix !== 'nothing') return {}
  return { overhang: Math.round(countWidth(number) * CELL_CHARACTER) - hanging }
}

/** A sign that is not counted. LibreOffice prints the first character of a bullet alone, of 「［21］」 the bracket. */
const bullet = (text: string, depth: number, room: ListRoom): LevelDefinition => ({
  format: [...text].length === 1 ? 'bullet' : 'none',
  text,
  ...indentIn(room, depth, text),
})

const range = (length: number): number[] => [...new Array<undefined>(length).keys()]
const countWidth = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2000' ? 0.5 : 1), 0)
