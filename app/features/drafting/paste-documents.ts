import { Extension } from '@tiptap/core'
import type { Slice } from '@tiptap/pm/model'
import { Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { insertPasted, normalisePastedHtml, normalisePastedText } from '#app/document/paste.ts'
import { MAX_TEXT_LENGTH } from '#app/document/schema-version.ts'
import { outgrown, sizeOfBlocks } from '#app/document/text-size.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { outgrownIn, sizeOf } from './guard-text.ts'

/** What became of a paste; `length` is what the text would have had, in characters. */
export type PasteOutcome =
  | { readonly kind: 'pasted'; readonly paragraphs: number }
  | { readonly kind: 'tooLong'; readonly length: number }
  /** The text would have too many paragraphs or cells, or be nested too deeply. */
  | { readonly kind: 'tooLarge' }
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
    const settle = (view: EditorView, data: DataTransfer | null, slice: Slice): boolean => {
      const own = isOwn(data?.getData('text/html') ?? '')
      const outcome = own ? ownOutcome(view, slice) : take(view, data)
      onPaste(outcome)
      return !own || outcome.kind !== 'pasted'
    }
    return [
      new Plugin({
        props: {
          // The editor makes elements of all HTML, and the browser reports each style and event handler in it as a breach of
          // the page's security policy. Foreign HTML is read by `take`, our own needs no styles.
          transformPastedHTML: (html) => (isOwn(html) ? withoutStyles(html) : ''),
          handlePaste: (view, event, slice) => settle(view, event.clipboardData, slice),
          handleDrop: (view, event, slice, isMoved) => {
            if (isMoved) return false
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (place) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(place.pos))))
            return settle(view, event.dataTransfer, slice)
          },
        },
      }),
    ]
  },
})

function take(view: EditorView, data: DataTransfer | null): PasteOutcome {
  const html = data?.getData('text/html') ?? ''
  const text = data?.getData('text/plain') ?? ''
  const pasted = html.trim() === '' ? normalisePastedText(text) : normalisePastedHtml(html)
  if (!pasted.ok) return tooLong(pasted.refusal.values?.length)
  if (pasted.value.length === 0) return { kind: 'nothingToPaste' }
  if (outgrown(sizeOfBlocks(pasted.value))) return { kind: 'tooLarge' }
  const inserted = insertPasted(view.state, pasted.value)
  if (!inserted.ok) return tooLong(inserted.refusal.values?.length)
  if (outgrownIn(inserted.value.doc, view.state.doc)) return { kind: 'tooLarge' }
  view.dispatch(inserted.value)
  return { kind: 'pasted', paragraphs: pasted.value.reduce((sum, block) => sum + paragraphsIn(block), 0) }
}

/** Was it copied from one of our texts? */
const isOwn = (html: string): boolean => html.includes('data-pm-slice')

const withoutStyles = (html: string): string => html.replace(/<[^<>]*>/g, (tag) => tag.replace(/\sstyle="[^"]*"/g, ''))

/** What was copied from one of our texts is already in its form: the editor's own paste keeps it, unless it is too much. */
function ownOutcome({ state }: EditorView, slice: Slice): PasteOutcome {
  const { from, to } = state.selection
  const added = slice.content.textBetween(0, slice.content.size).length
  const length = sizeOf(state.doc).letters - state.doc.textBetween(from, to).length + added
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
