/** `word/numbering.xml`: definitions of levels, and lists that count by them. */

export type LevelDefinition = {
  /** ECMA-376 17.18.59 */
  readonly format: string
  /** 「（%1）」 */
  readonly text: string
  /** Twips. */
  readonly left: number
  readonly hanging: number
  /** What stands between number and text: a tab unless said otherwise. */
  readonly suffix?: 'tab' | 'nothing'
  /** The style whose paragraphs it counts. */
  readonly style?: string
}

export type NumberingDefinition = { readonly levels: readonly LevelDefinition[] }
/** `startLevel` begins with 1 where the list begins; null: the list is the only one by its definition. */
export type NumberingInstance = { readonly definition: number; readonly startLevel: number | null }

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** @param instances the first of them is number 1 */
export const numberingPart = (
  definitions: readonly NumberingDefinition[],
  instances: readonly NumberingInstance[],
): string =>
  [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="${W}">`,
    ...definitions.map(
      ({ levels }, id) =>
        `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.map(levelXml).join('')}</w:abstractNum>`,
    ),
    ...instances.map(
      ({ definition, startLevel }, index) =>
        `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${definition}"/>${
          startLevel === null
            ? ''
            : `<w:lvlOverride w:ilvl="${startLevel}"><w:startOverride w:val="1"/></w:lvlOverride>`
        }</w:num>`,
    ),
    '</w:numbering>',
  ].join('')

const levelXml = ({ format, text, left, hanging, suffix = 'tab', style }: LevelDefinition, index: number): string =>
  [
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>`,
    style ? `<w:pStyle w:val="${style}"/>` : '',
    `<w:suff w:val="${suffix}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>`,
    `<w:pPr><w:ind w:left="${left}" w:hanging="${hanging}"/></w:pPr></w:lvl>`,
  ].join('')
