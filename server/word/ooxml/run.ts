import {
  BuilderElement,
  type IRunOptions,
  type ParagraphChild,
  Run,
  StringContainer,
  Tab,
  TextRun,
  UnderlineType,
} from 'docx'
import { withoutUnstorable } from '#app/domain/storable-text.ts'

/** Runs: text and fields. Every run names its East Asian font, or Word would take the theme's. */

export type FontName = 'mincho' | 'gothic'

const FONT_FACES: Readonly<Record<FontName, string>> = { mincho: 'ＭＳ 明朝', gothic: 'ＭＳ ゴシック' }

/** How a run looks; sizes are points, colours RRGGBB. */
export type RunLook = {
  readonly font?: FontName
  readonly bold?: boolean
  readonly underline?: boolean
  readonly size?: number
  readonly color?: string
}

export type Inline = readonly ParagraphChild[]

/** A font, the same face for Latin letters so that digits keep half the width of a character. */
export function fontFace(font: FontName): NonNullable<IRunOptions['font']> {
  const face = FONT_FACES[font]
  return { hint: 'eastAsia', ascii: face, eastAsia: face, hAnsi: face, cs: face }
}

/** A look in docx's terms; its sizes are half points. */
export const runOptions = ({ font, bold, underline, size, color }: RunLook): IRunOptions => ({
  font: fontFace(font ?? 'mincho'),
  ...(bold && { bold }),
  ...(color && { color }),
  ...(size !== undefined && { size: size * 2 }),
  ...(underline && { underline: { type: UnderlineType.SINGLE } }),
})

/** Text of one look; \n is a line break, \t a tab. */
export function run(text: string, look: RunLook = {}): Inline {
  const options = runOptions(look)
  return text.split('\n').flatMap((line, index) => {
    // `text`, never `children`: there docx takes words like CURRENT for a field.
    const [first = '', ...behindTabs] = withoutUnstorable(line).split('\t')
    return [
      new TextRun({ ...options, text: first, ...(index > 0 && { break: 1 }) }),
      ...behindTabs.flatMap((part) => [
        new Run({ ...options, children: [new Tab()] }),
        ...(part === '' ? [] : [new TextRun({ ...options, text: part })]),
      ]),
    ]
  })
}

/** A field: `instruction` as Word writes it, `result` what is shown until it is calculated again. */
export const field = (instruction: string, result: string, look: RunLook = {}): Inline => [
  ...fieldBegin(instruction, look),
  ...run(result, look),
  ...fieldEnd(look),
]

/** The part of a field before its result, for results that span paragraphs. */
export const fieldBegin = (instruction: string, look: RunLook = {}): Inline => [
  fieldMark('begin', look),
  new Run({ ...runOptions(look), children: [new StringContainer('w:instrText', instruction)] }),
  fieldMark('separate', look),
]

export const fieldEnd = (look: RunLook = {}): Inline => [fieldMark('end', look)]

const fieldMark = (type: 'begin' | 'separate' | 'end', look: RunLook): Run =>
  new Run({
    ...runOptions(look),
    children: [new BuilderElement({ name: 'w:fldChar', attributes: { type: { key: 'w:fldCharType', value: type } } })],
  })
