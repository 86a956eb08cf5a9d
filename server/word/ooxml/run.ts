import {
  BuilderElement,
  type IContext,
  type IRunOptions,
  type IXmlableObject,
  type ParagraphChild,
  Run,
  StringContainer,
  UnderlineType,
  XmlComponent,
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
  return text.split('\n').flatMap((line, index) => {
    const [first = '', ...behindTabs] = withoutUnstorable(line).split('\t')
    return [
      inline(look, [...(index > 0 ? [{ 'w:br': {} }] : []), wordText(first)]),
      ...behindTabs.flatMap((part) => [
        inline(look, [{ 'w:tab': {} }]),
        ...(part === '' ? [] : [inline(look, [wordText(part)])]),
      ]),
    ]
  })
}

type Xml = Readonly<Record<string, unknown>>

const wordText = (text: string): Xml => ({ 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, text] })

/**
 * A run whose look was put into words once for all runs that have it. A year's package has fifty thousand runs of a dozen looks, and
 * docx would make the properties of each anew: most of the time that a package took.
 */
class ReadyRun extends XmlComponent {
  constructor(private readonly inside: readonly Xml[]) {
    super('w:r')
  }
  override prepForXml(): IXmlableObject {
    return { 'w:r': this.inside }
  }
}

// Its types want a Run where its code wants a component.
const inline = (look: RunLook, inside: readonly Xml[]): ParagraphChild =>
  new ReadyRun([propertiesOf(look), ...inside]) as unknown as ParagraphChild

const properties = new Map<string, Xml>()

/** `<w:rPr>` of a look, as docx writes it. */
function propertiesOf(look: RunLook): Xml {
  const key = JSON.stringify([look.font, look.bold, look.underline, look.size, look.color])
  const known = properties.get(key)
  if (known) return known
  const written = new Run(runOptions(look)).prepForXml({ stack: [] } as unknown as IContext)
  const made = (written as { readonly 'w:r': readonly Xml[] })['w:r'][0] as Xml
  properties.set(key, made)
  return made
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
