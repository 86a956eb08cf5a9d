import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { lengthOf } from './guard-text.ts'

/** How long the two sections are, in characters. */
export function SectionLengths({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('drafting')
  const lengths = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const [body, background] = current.state.doc.children
      return { body: body ? lengthOf(body) : 0, background: background ? lengthOf(background) : 0 }
    },
  })
  return <p className="text-right text-dns-14N-130 text-solid-gray-700">{t('characters', lengths)}</p>
}
