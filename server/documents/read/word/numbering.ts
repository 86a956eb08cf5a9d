import type { PrintedNumber } from '../read-text.ts'
import { printed } from './number-formats.ts'
import { child, childrenOf, type Element, isOn, numberOf, valueIn } from './xml-tree.ts'

/**
 * Word's automatic numbers, which stand nowhere in the text. Counters belong to the abstract numbering: several `w:num` of one count on
 * together, unless one has a `startOverride`, which acts when it is used for the first time.
 */
export type Numbers = {
  /** Counts the next paragraph of a list. @returns null where the numbering is none (`numId` 0, or unknown) */
  next(numId: string, level: number): PrintedNumber | null
  /** The level that a style is tied to. */
  levelOfStyle(numId: string, styleId: string): number | undefined
}

type Level = {
  readonly start: number
  readonly format: string
  readonly pattern: string
  readonly text: string
  readonly isLegal: boolean
  /** Counted anew after this level (1 for the outermost) or one above; 0: never. Undefined: after any above. */
  readonly restartsAfter: number | undefined
  readonly style: string | undefined
}
type Override = { readonly start: number | undefined; readonly level: Level | null }
type Num = { readonly abstractId: string; readonly overrides: ReadonlyMap<number, Override> }

const LEVELS = 9
const PLAIN: Level = {
  ...{ start: 1, format: 'decimal', pattern: '', text: '', isLegal: false, restartsAfter: undefined, style: undefined },
}

/** Reads `word/numbering.xml`; without it nothing is counted. */
export function numbersOf(root: Element | null): Numbers {
  const abstracts = new Map<string, Map<number, Level>>()
  const links = new Map<string, string>()
  const byStyleLink = new Map<string, string>()
  for (const element of childrenOf(root ?? undefined, 'w:abstractNum')) {
    const id = element.attributes['w:abstractNumId'] ?? ''
    const levels = childrenOf(element, 'w:lvl').map(
      (one) => [numberOf(one.attributes['w:ilvl']) ?? 0, toLevel(one)] as const,
    )
    abstracts.set(id, new Map(levels))
    const link = valueIn(element, 'w:numStyleLink')
    if (link) links.set(id, link)
    const styleLink = valueIn(element, 'w:styleLink')
    if (styleLink) byStyleLink.set(styleLink, id)
  }
  const nums = new Map<string, Num>()
  for (const element of childrenOf(root ?? undefined, 'w:num')) {
    const abstractId = valueIn(element, 'w:abstractNumId') ?? ''
    const overrides = childrenOf(element, 'w:lvlOverride').map((one) => {
      const level = child(one, 'w:lvl')
      const override = { start: numberOf(valueIn(one, 'w:startOverride')), level: level ? toLevel(level) : null }
      return [numberOf(one.attributes['w:ilvl']) ?? 0, override] as const
    })
    const linked = byStyleLink.get(links.get(abstractId) ?? '')
    nums.set(element.attributes['w:numId'] ?? '', { abstractId: linked ?? abstractId, overrides: new Map(overrides) })
  }

  const counters = new Map<string, (number | undefined)[]>()
  const overridden = new Set<string>()
  const levelOf = (num: Num, at: number): Level | undefined =>
    num.overrides.get(at)?.level ?? abstracts.get(num.abstractId)?.get(at)

  const count = (numId: string, num: Num, at: number): (number | undefined)[] => {
    const counts = counters.get(num.abstractId) ?? Array<number | undefined>(LEVELS).fill(undefined)
    counters.set(num.abstractId, counts)
    const start = num.overrides.get(at)?.start
    const isFirst = start !== undefined && !overridden.has(`${numId} ${at}`)
    if (isFirst) overridden.add(`${numId} ${at}`)
    const last = counts[at]
    counts[at] = isFirst ? start : last === undefined ? (levelOf(num, at)?.start ?? 1) : last + 1
    for (let deeper = at + 1; deeper < LEVELS; deeper++) {
      const after = levelOf(num, deeper)?.restartsAfter
      if (after === undefined || (after > 0 && at < after)) counts[deeper] = undefined
    }
    return counts
  }

  return {
    next: (numId, level) => {
      const num = nums.get(numId)
      const at = Math.min(Math.max(level, 0), LEVELS - 1)
      const definition = num && levelOf(num, at)
      if (!num || !definition) return null
      const counts = count(numId, num, at)
      const list = num.abstractId
      if (definition.format === 'bullet') return { text: bulletSign(definition.text), level: at, isBullet: true, list }
      const text = definition.text.replace(/%([1-9])/g, (_all, digit: string) => {
        const other = Number(digit) - 1
        const shown = levelOf(num, other) ?? PLAIN
        const n = counts[other] ?? shown.start
        return definition.isLegal ? String(n) : printed(shown.format, n, shown.pattern)
      })
      return text === '' ? null : { text, level: at, isBullet: false, list }
    },
    levelOfStyle: (numId, styleId) => {
      const num = nums.get(numId)
      return num && [...(abstracts.get(num.abstractId) ?? [])].find(([, { style }]) => style === styleId)?.[0]
    },
  }
}

function toLevel(element: Element): Level {
  // Word 2010 and later write a format of one's own as a choice, with digits for older ones.
  const choice = child(child(child(element, 'mc:AlternateContent'), 'mc:Choice'), 'w:numFmt')
  const format = choice ?? child(element, 'w:numFmt')
  const lettering = child(element, 'w:lvlText')
  return {
    start: numberOf(valueIn(element, 'w:start')) ?? 0,
    format: format?.attributes['w:val'] ?? 'decimal',
    pattern: format?.attributes['w:format'] ?? '',
    text: lettering?.attributes['w:val'] ?? '',
    isLegal: isOn(element, 'w:isLgl') === true,
    restartsAfter: numberOf(valueIn(element, 'w:lvlRestart')),
    style: valueIn(element, 'w:pStyle'),
  }
}

/** Bullets stand in fonts of signs, whose places mean nothing elsewhere. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ '\uf0b7': '•', '\uf06c': '●', '\uf06e': '■', '\uf06f': '□', '\uf075': '◆', '\uf0d8': '➢', '\uf0fc': '✓' },
  ...{ '\uf0a8': '□', '\uf0fe': '☑', '\uf076': '❖', '\uf0a7': '▪', '\uf0b2': '◆', '\uf0e0': '→', '\uf09f': '•' },
}
const UNKNOWN_SIGN = '〓'

/** A sign of Wingdings or Symbol as Unicode has it; one that is not known as 〓, as printers write a sign that they do not have. */
export const signOf = (char: string): string => SIGNS[char] ?? (/[\ue000-\uf8ff]/.test(char) ? UNKNOWN_SIGN : char)

const bulletSign = (text: string): string => [...text].map(signOf).join('')
