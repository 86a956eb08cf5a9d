import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { TEXT_LIMITS } from '#app/document/schema-version.ts'
import { addSize, type Measure, NO_SIZE } from '#app/document/text-size.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { sizeOf } from './guard-text.ts'

/** From this part of a limit on it is named, so that nobody runs into it unawares. */
const NEAR = 0.9

/** How long the two sections are, in characters, and what of the whole text is close to its limit. */
export function SectionLengths({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('drafting')
  const { body, background, near, count } = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const sizes = current.state.doc.children.map(sizeOf)
      const whole = sizes.reduce((sum, size) => addSize(sum, size), NO_SIZE)
      const measures = Object.keys(NO_SIZE) as Measure[]
      const close = measures.find((measure) => whole[measure] >= NEAR * TEXT_LIMITS[measure]) ?? null
      return {
        body: sizes[0]?.letters ?? 0,
        background: sizes[1]?.letters ?? 0,
        near: close,
        count: close ? whole[close] : 0,
      }
    },
  })
  return (
    <div className="text-right text-dns-14N-130 text-solid-gray-700">
      <p>{t('characters', { body, background })}</p>
      <p role="status">{near && t(`nearLimit.${near}`, { count, limit: TEXT_LIMITS[near] })}</p>
    </div>
  )
}
