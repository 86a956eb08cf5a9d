import { Extension } from '@tiptap/core'
import type { Slice } from '@tiptap/pm/model'
import { Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { insertPasted, normalisePastedHtml, normalisePastedText } from '#app/document/paste.ts'
import { MAX_TEXT_LENGTH } from '#app/document/schema-version.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { lengthOf } from './guard-text.ts'

/** What became of a paste; `length` is what the text would have had, in characters. */
export type PasteOutcome =
  | { readonly kind: 'pasted'; readonly paragraphs: number }
  | { readonly kind: 'tooLong'; readonly length: number }
  /** Pictures, files, or nothing that can be text. */
  | { readonly kind: 'nothingToPaste' }

type Options = { readonly onPaste: (outcome: PasteOutcome) => void }

/**
 * Brings what is pasted or dropped into the form of a request's text: typed numbers become lists, torn lines are joined,
 * Word's markup is cleaned. A paste that would make the text too long changes nothing.
 */
export const PasteDocuments = Extension.create<Options>({
  name: 'pasteDocuments',
  // Before the tables' own handling, which takes over for cells copied from one of our tables.
  priority: 1100,
  addOptions: () => ({ onPaste: () => {} }),
  addProseMirrorPlugins() {
    const { onPaste } = this.options
    /** True when nothing is left to do for the editor. */
    const tellOfOwn = (outcome: PasteOutcome): boolean => {
      onPaste(outcome)
      return outcome.kind !== 'pasted'
    }
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            // Before the editor parses it with its own means: markup from Word is long and its styles are refused one by one.
            paste: (view, event) => {
              if (!view.editable || isOwn(event.clipboardData)) return false
              event.preventDefault()
              onPaste(take(view, event.clipboardData))
              return true
            },
          },
          handlePaste: (view, _event, slice) => tellOfOwn(ownOutcome(view, slice)),
          handleDrop: (view, event, slice, isMoved) => {
            if (isMoved) return false
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (place) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(place.pos))))
            if (isOwn(event.dataTransfer)) return tellOfOwn(ownOutcome(view, slice))
            onPaste(take(view, event.dataTransfer))
            return true
          },
        },
      }),
    ]
  },
})

/** Was it copied from one of our texts? */
const isOwn = (data: DataTransfer | null): boolean => data?.getData('text/html').includes('data-pm-slice') ?? false

function take(view: EditorView, data: DataTransfer | null): PasteOutcome {
  const html = data?.getData('text/html') ?? ''
  const text = data?.getData('text/plain') ?? ''
  const pasted = html.trim() === '' ? normalisePastedText(text) : normalisePastedHtml(html)
  if (!pasted.ok) return tooLong(pasted.refusal.values?.length)
  if (pasted.value.length === 0) return { kind: 'nothingToPaste' }
  const inserted = insertPasted(view.state, pasted.value)
  if (!inserted.ok) return tooLong(inserted.refusal.values?.length)
  view.dispatch(inserted.value)
  return { kind: 'pasted', paragraphs: pasted.value.reduce((sum, block) => sum + paragraphsIn(block), 0) }
}

/** What was copied from one of our texts is already in its form: the editor's own paste keeps it, unless it is too much. */
function ownOutcome({ state }: EditorView, slice: Slice): PasteOutcome {
  const { from, to } = state.selection
  const added = slice.content.textBetween(0, slice.content.size).length
  const length = lengthOf(state.doc) - state.doc.textBetween(from, to).length + added
  if (length > MAX_TEXT_LENGTH) return tooLong(length)
  let paragraphs = 0
  slice.content.descendants((node) => {
    if (node.type.name === 'paragraph') paragraphs++
  })
  // A few words from the middle of a paragraph come without one.
  return { kind: 'pasted', paragraphs: Math.max(paragraphs, 1) }
}

const tooLong = (length: string | number | undefined): PasteOutcome => ({
  kind: 'tooLong',
  length: Number(length ?? MAX_TEXT_LENGTH),
})

const paragraphsIn = (block: DocumentJson): number =>
  block.type === 'paragraph' ? 1 : (block.content ?? []).reduce((sum, child) => sum + paragraphsIn(child), 0)
