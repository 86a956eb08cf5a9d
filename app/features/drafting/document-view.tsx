import { Fragment, type ReactNode } from 'react'
import { cellSpan } from '#app/document/cell-span.ts'
import { textLength } from '#app/document/document-text.ts'
import { isSafeLink } from '#app/document/safe-link.ts'
import { SECTION_NODES, SECTIONS, type Section } from '#app/document/sections.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import '#app/styles/editor.css'

/** What `renderDocumentHtml` writes around the text, in the reader's language. */
export type DocumentViewTexts = {
  /** The titles of 要求本文 and 背景・理由. */
  readonly sections: Readonly<Record<Section, string>>
  /** What stands where nothing is written yet. */
  readonly empty: string
  /** Name of a table's scrolling region. */
  readonly table: string
}

type Props = {
  readonly document: DocumentJson
  /** Level of the two section titles in the page's outline. */
  readonly headingLevel?: 2 | 3 | 4
  /** The page has the paper, with something at its head. */
  readonly isOnPaper?: boolean
}

/** A text to read, on the paper it is written on. Needs no JavaScript; used wherever a text is shown and not edited. */
export function DocumentView({ document, headingLevel = 3, isOnPaper = false }: Props) {
  const { t } = useTranslation('drafting')
  const text = (
    <div className="document-text">
      {renderDocumentHtml(
        document,
        {
          sections: { body: t('body'), background: t('background') },
          empty: t('emptySection'),
          table: t('tableRegion'),
        },
        headingLevel,
      )}
    </div>
  )
  return isOnPaper ? text : <div className="document-paper">{text}</div>
}

/**
 * A text as React elements that look like it does in the editor. Unknown nodes show what is inside them, unknown marks and
 * unsafe links show their text: nothing of a text may be hidden.
 */
export function renderDocumentHtml(
  document: DocumentJson,
  texts: DocumentViewTexts,
  headingLevel: 2 | 3 | 4 = 3,
): ReactNode {
  const Heading = `h${headingLevel}` as const
  return SECTIONS.map((section) => {
    const node = document.content?.find((child) => child.type === SECTION_NODES[section])
    const isEmpty = !node || textLength(node) === 0
    return (
      <div key={section} className="document-section">
        <Heading className="document-section-title">{texts.sections[section]}</Heading>
        {isEmpty ? <p className="document-empty">{texts.empty}</p> : children(node, texts)}
      </div>
    )
  })
}

type Write = (node: DocumentJson, texts: DocumentViewTexts) => ReactNode

const children: Write = (node, texts) =>
  (node.content ?? []).map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that is only shown does not move
    <Fragment key={index}>{(NODES[child.type] ?? children)(child, texts)}</Fragment>
  ))

const NODES: Readonly<Record<string, Write>> = {
  // Requests are written in Japanese, whatever the language of the page around them.
  paragraph: (node, texts) => <p lang="ja">{node.content?.length ? children(node, texts) : <br />}</p>,
  orderedList: (node, texts) => <ol>{children(node, texts)}</ol>,
  bulletList: (node, texts) => <ul>{children(node, texts)}</ul>,
  listItem: (node, texts) => <li>{children(node, texts)}</li>,
  table,
  tableRow: (node, texts) => <tr>{children(node, texts)}</tr>,
  tableHeader: (node, texts) => <th {...spans(node)}>{children(node, texts)}</th>,
  tableCell: (node, texts) => <td {...spans(node)}>{children(node, texts)}</td>,
  hardBreak: () => <br />,
  text: (node) => (node.marks ?? []).reduceRight<ReactNode>(marked, node.text ?? ''),
}

function marked(inside: ReactNode, mark: NonNullable<DocumentJson['marks']>[number]): ReactNode {
  if (mark.type === 'bold') return <strong>{inside}</strong>
  if (mark.type === 'underline') return <u>{inside}</u>
  const href = mark.type === 'link' ? mark.attrs?.href : null
  if (!isSafeLink(href)) return inside
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {inside}
    </a>
  )
}

/** Widths are attributes, not styles: the page's security policy forbids styles in its markup. */
function table(node: DocumentJson, texts: DocumentViewTexts): ReactNode {
  const widths = (node.content?.[0]?.content ?? []).flatMap((cell) => {
    const drawn = Array.isArray(cell.attrs?.colwidth) ? (cell.attrs.colwidth as unknown[]) : []
    return [...new Array<undefined>(cellSpan(cell, 'colspan')).keys()].map((index) => Number(drawn[index]) || undefined)
  })
  const total = widths.every((width) => width)
    ? widths.reduce<number>((sum, width) => sum + (width ?? 0), 0)
    : undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, this groups cells
    <div className="tableWrapper" role="group" aria-label={texts.table} tabIndex={0}>
      <table width={total}>
        <colgroup>
          {widths.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
            <col key={index} width={width} />
          ))}
        </colgroup>
        <tbody>{children(node, texts)}</tbody>
      </table>
    </div>
  )
}

function spans(cell: DocumentJson) {
  const [colSpan, rowSpan] = [cellSpan(cell, 'colspan'), cellSpan(cell, 'rowspan')]
  return { ...(colSpan > 1 && { colSpan }), ...(rowSpan > 1 && { rowSpan }) }
}
