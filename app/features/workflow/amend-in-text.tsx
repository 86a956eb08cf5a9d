import { useEffect, useId, useMemo, useRef, useState } from 'react'
import {
  amendableBlocks,
  amendBlocks,
  amendmentsBetween,
  type WrittenAmendments,
} from '#app/document/amendable-text.ts'
import type { Amendment } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { FieldError } from '#app/ui/field-error.tsx'

/** What the text says: its amendments, what of the start it cannot show, and how many of its changes no amendment says. */
export type WrittenInText = {
  readonly amendments: readonly Amendment[]
  readonly rest: readonly Amendment[]
  readonly unsaid: number
}

export type AmendInTextProps = {
  readonly title: string
  readonly document: DocumentJson
  /** What the form said when the text was opened. */
  readonly start: readonly Amendment[]
  /** Somebody has just opened it, and writes on there. */
  readonly takesFocus: boolean
  readonly onChange: (written: WrittenInText) => void
}

/** 修正を本文の上で行う: every block of title and text is a field; what is written becomes 「…」を「…」に改める. */
export function AmendInText({ title, document, start, takesFocus, onChange }: AmendInTextProps) {
  const { t, i18n } = useTranslation(['workflow', 'drafting', 'policyRequests'])
  const { numbering } = i18n.words
  const blocks = useMemo(() => amendableBlocks(title, document, numbering), [title, document, numbering])
  const before = useMemo(() => blocks.map(({ text }) => text), [blocks])
  const [{ opened, rest }] = useState(() => {
    const { blocks: opened, rest } = amendBlocks(before, start)
    return { opened, rest }
  })
  const [written, setWritten] = useState(opened)
  const said: WrittenAmendments = useMemo(() => amendmentsBetween(before, written), [before, written])
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the text says something else, not when somebody listens anew
  useEffect(() => onChange({ amendments: said.amendments, rest, unsaid: said.unsaid.size }), [said, rest])
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) paper.current?.querySelector('textarea')?.focus()
  }, [takesFocus])
  const count = new Map<string, number>()
  return (
    <div ref={paper} className="document-paper">
      <div className="document-text">
        {blocks.map((block, index) => {
          const number = (count.get(block.place) ?? 0) + 1
          count.set(block.place, number)
          const place = block.place === 'title' ? t('policyRequests:title') : t(`drafting:${block.place}`)
          const problem = said.unsaid.get(index)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that is decided on has its blocks where they are
            <div key={index}>
              {number === 1 && block.place !== 'title' && <p className="document-section-title">{place}</p>}
              {/* Words where there were none are no amendment: that line stays empty. */}
              {block.text === '' ? (
                <br />
              ) : (
                <Block
                  label={block.place === 'title' ? place : t('workflow:amendedBlock', { place, number })}
                  marker={block.marker}
                  depth={block.depth}
                  text={written[index] ?? ''}
                  isTitle={block.place === 'title'}
                  isChanged={written[index] !== before[index]}
                  problem={problem ? t(`workflow:amendedUnsaid.${problem}`) : null}
                  onChange={(text) => setWritten((now) => now.with(index, text))}
                  onRestore={() => setWritten((now) => now.with(index, block.text))}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

type BlockProps = {
  readonly label: string
  readonly marker: string
  readonly depth: number
  readonly text: string
  readonly isTitle: boolean
  readonly isChanged: boolean
  readonly problem: string | null
  readonly onChange: (text: string) => void
  readonly onRestore: () => void
}

const INDENTS = ['', 'pl-4', 'pl-8', 'pl-12', 'pl-16']

function Block({ label, marker, depth, text, isTitle, isChanged, problem, onChange, onRestore }: BlockProps) {
  const { t } = useTranslation('workflow')
  const id = useId()
  const describedBy = [isChanged && `${id}-mark`, problem && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`py-0.5 ${INDENTS[Math.min(depth, INDENTS.length - 1)]}`}>
      <div className="flex items-start gap-1">
        {marker && <span className="pt-0.5">{marker}</span>}
        <div
          className={classNames('growing amended-block min-w-0 flex-1', isTitle && 'document-title')}
          data-copy={`${text} `}
          data-changed={isChanged || undefined}
        >
          <textarea
            lang="ja"
            rows={1}
            value={text}
            aria-label={label}
            aria-describedby={describedBy || undefined}
            aria-invalid={problem ? true : undefined}
            onChange={({ target }) => onChange(target.value)}
          />
        </div>
      </div>
      {isChanged && (
        <p className="flex items-center gap-3 font-sans text-dns-14N-130">
          <span id={`${id}-mark`} className="rounded-4 bg-yellow-100 px-1">
            {t('amendedMark')}
          </span>
          <Button variant="text" size="small" onClick={onRestore} aria-label={t('amendedRestoreOf', { block: label })}>
            {t('amendedRestore')}
          </Button>
        </p>
      )}
      {problem && <FieldError id={`${id}-error`}>{problem}</FieldError>}
    </div>
  )
}
