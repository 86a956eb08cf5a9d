import { sectionLines } from '#app/document/document-text.ts'
import type { Section } from '#app/document/sections.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'

type Props = { readonly document: DocumentJson }

/** A request's text as it was handed over, to be read beside the letter: lines with their numbers. */
export const RequestText = ({ document }: Props) => <Lines document={document} section="body" />

/** Its background and reasons, for whom wants to read on. */
export function RequestBackground({ document }: Props) {
  const { t } = useTranslation('answers')
  return (
    <Disclosure summary={t('background')}>
      <Lines document={document} section="background" />
    </Disclosure>
  )
}

const INDENT = ['', 'pl-4', 'pl-8', 'pl-12', 'pl-16']

function Lines({ document, section }: { readonly document: DocumentJson; readonly section: Section }) {
  const lines = sectionLines(document, section).filter((line) => line.text.trim() !== '')
  return (
    <div>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a frozen text has no other names for its lines
        <p key={index} lang="ja" className={`whitespace-pre-wrap ${INDENT[Math.min(line.depth, INDENT.length - 1)]}`}>
          {line.marker}
          {line.text}
        </p>
      ))}
    </div>
  )
}
