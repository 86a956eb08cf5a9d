import { Extension } from '@tiptap/core'
import { DOMSerializer, type Slice } from '@tiptap/pm/model'
import { Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { copiedText } from '#app/document/copied-text.ts'
import type { LeftOut } from '#app/document/left-out.ts'
import type { Clipboard } from '#app/document/paste.ts'
import type { PasteManner } from '#app/document/paste-reading.ts'
import { MAX_HTML_LENGTH, MAX_TEXT_LENGTH, SCHEMA_VERSION } from '#app/document/schema-version.ts'
import { outgrown, sizeOfBlocks } from '#app/document/text-size.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { wordsOfPage } from '#app/i18n/words-of-page.ts'
import { outgrownIn, sizeOf } from './guard-text.ts'

/** What became of a paste; `length` is what the text would have had, in characters. */
export type PasteOutcome =
  | {
      readonly kind: 'pasted'
      readonly paragraphs: number
      readonly leftOut: LeftOut
      /** Pastes it again in another manner instead; null once the person has written on. */
      readonly again: ((manner: PasteManner) => void) | null
    }
  | { readonly kind: 'tooLong'; readonly length: number }
  /** The text would have too many paragraphs or cells, or be nested too deeply. */
  | { readonly kind: 'tooLarge' }
  /** Pictures, files, or nothing that can be text. */
  | { readonly kind: 'nothingToPaste' }
  /** What reads pastes could not be loaded: there is no network. */
  | { readonly kind: 'notReady' }

/** `null`: the paste was taken back, and what was said about it with it. */
type Options = { readonly onPaste: (outcome: PasteOutcome | null) => void }

type PasteCode = typeof import('#app/document/paste.ts')
let code: PasteCode | null = null
/** Asked for when the person begins to write: most pages with an editor are only read. */
export const loadPasteCode = async (): Promise<PasteCode> => {
  code ??= await import('#app/document/paste.ts')
  return code
}

/**
 * Brings what is pasted or dropped into the form of a request's text: typed numbers become lists, torn lines are joined,
 * Word's markup is cleaned. A paste that would make the text too long changes nothing. What is copied from the text as plain text
 * has its numbers. Ctrl+Alt+V replaces the last paste by all that was copied, as it was written.
 */
export const PasteDocuments = Extension.create<Options>({
  name: 'pasteDocuments',
  // Before the tables' own handling, which takes over for cells copied from one of our tables.
  priority: 1100,
  addOptions: () => ({ onPaste: () => {} }),
  addStorage: (): { pastes: Pastes | null } => ({ pastes: null }),
  addKeyboardShortcuts() {
    return { 'Mod-Alt-v': () => this.storage.pastes?.again('asWritten') ?? false }
  },
  addProseMirrorPlugins() {
    const pastes = new Pastes(this.options.onPaste)
    this.storage.pastes = pastes
    const { schema } = this.editor
    return [
      new Plugin({
        view: (view) => pastes.watch(view),
        props: {
          // The editor makes elements of all HTML, and the browser reports each style and event handler in it as a breach of
          // the page's security policy. Foreign HTML is read by `readPaste`, our own needs no styles.
          transformPastedHTML: (html) => (isOwn(html) ? withoutStyles(html) : ''),
          clipboardSerializer: new OwnSerializer(
            DOMSerializer.nodesFromSchema(schema),
            DOMSerializer.marksFromSchema(schema),
          ),
          clipboardTextSerializer: (_slice, view) =>
            copiedText(view.state.doc, view.state.selection, wordsOfPage().numbering),
          handleDOMEvents: {
            focus: () => {
              loadPasteCode().catch(() => {})
              return false
            },
          },
          handlePaste: (view, event, slice) => pastes.settle(view, event.clipboardData, slice),
          handleDrop: (view, event, slice, isMoved) => {
            if (isMoved) return false
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (place) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(place.pos))))
            return pastes.settle(view, event.dataTransfer, slice)
          },
        },
      }),
    ]
  },
})

type Pasted = Extract<PasteOutcome, { kind: 'pasted' }>

/** The pastes of one editor; the last one can be taken in another manner as long as nothing was written after it. */
class Pastes {
  private last: { readonly step: unknown; readonly outcome: Pasted } | null = null

  constructor(private readonly tell: Options['onPaste']) {}

  again(manner: PasteManner): boolean {
    if (!this.last?.outcome.again) return false
    this.last.outcome.again(manner)
    return true
  }

  /** Hears when a paste is taken back, and when something is written after it. */
  watch(view: EditorView): { destroy: () => void } {
    const undoManager = yUndoPluginKey.getState(view.state)?.undoManager
    const onPopped = ({ stackItem, type }: { stackItem: unknown; type: string }) => {
      if (type !== 'undo' || stackItem !== this.last?.step) return
      this.last = null
      this.tell(null)
    }
    const onAdded = ({ stackItem }: { stackItem: unknown }) => {
      if (!this.last?.outcome.again || stackItem === this.last.step) return
      this.last = { ...this.last, outcome: { ...this.last.outcome, again: null } }
      this.tell(this.last.outcome)
    }
    undoManager?.on('stack-item-popped', onPopped)
    undoManager?.on('stack-item-added', onAdded)
    return {
      destroy: () => {
        undoManager?.off('stack-item-popped', onPopped)
        undoManager?.off('stack-item-added', onAdded)
      },
    }
  }

  /** True when nothing is left to do for the editor. */
  settle(view: EditorView, data: DataTransfer | null, slice: Slice): boolean {
    const clipboard = { html: data?.getData('text/html') ?? '', text: data?.getData('text/plain') ?? '' }
    if (isOwn(clipboard.html)) {
      const outcome = ownOutcome(view, slice)
      this.tell(outcome)
      return outcome.kind !== 'pasted'
    }
    if (code) this.take(code, view, clipboard, 'tidy')
    else
      loadPasteCode().then(
        (loaded) => {
          if (!view.isDestroyed && view.editable) this.take(loaded, view, clipboard, 'tidy')
        },
        () => this.tell({ kind: 'notReady' }),
      )
    return true
  }

  private take(paste: PasteCode, view: EditorView, clipboard: Clipboard, manner: PasteManner): void {
    const before = view.state
    const inserted = insert(paste, view, clipboard, manner)
    if (inserted.kind !== 'pasted') {
      this.tell(inserted)
      return
    }
    const undoManager = yUndoPluginKey.getState(view.state)?.undoManager
    const step = undoManager?.undoStack.at(-1)
    const again = (other: PasteManner) => {
      if (!undoManager || undoManager.undoStack.at(-1) !== step) return
      undoManager.undo()
      // What was selected is replaced again; where others have written meanwhile, it goes where the cursor is.
      if (view.state.doc.eq(before.doc))
        view.dispatch(view.state.tr.setSelection(Selection.fromJSON(view.state.doc, before.selection.toJSON())))
      this.take(paste, view, clipboard, other)
      view.focus()
    }
    this.last = { step, outcome: { ...inserted, again: step && manner === 'tidy' ? again : null } }
    this.tell(this.last.outcome)
  }
}

function insert(
  { readPaste, insertPasted }: PasteCode,
  view: EditorView,
  clipboard: Clipboard,
  manner: PasteManner,
): PasteOutcome {
  const read = readPaste(clipboard, manner)
  if (!read.ok) return tooLong(read.refusal.values?.length)
  const { blocks, leftOut } = read.value
  if (blocks.length === 0) return { kind: 'nothingToPaste' }
  if (outgrown(sizeOfBlocks(blocks))) return { kind: 'tooLarge' }
  const inserted = insertPasted(view.state, blocks)
  if (!inserted.ok) return tooLong(inserted.refusal.values?.length)
  if (outgrownIn(inserted.value.doc, view.state.doc)) return { kind: 'tooLarge' }
  view.dispatch(inserted.value)
  const paragraphs = blocks.reduce((sum, block) => sum + paragraphsIn(block), 0)
  return { kind: 'pasted', paragraphs, leftOut, again: null }
}

/** Says on the clipboard that it is ours, and of which schema; what `data-pm-slice` says, every ProseMirror page writes. */
const OWN = 'data-policy-text'

class OwnSerializer extends DOMSerializer {
  override serializeFragment(...[fragment, options, target]: Parameters<DOMSerializer['serializeFragment']>) {
    const copied = super.serializeFragment(fragment, options, target)
    if (!target) (copied as DocumentFragment).firstElementChild?.setAttribute(OWN, `${SCHEMA_VERSION}`)
    return copied
  }
}

/**
 * Was it copied from one of our texts, as they are now? All else is read like what comes from elsewhere, also what another page calls
 * ours: no browser writes numbers for signs, with which a page would bring in some that are never written.
 */
const isOwn = (html: string): boolean =>
  html.length <= MAX_HTML_LENGTH &&
  !html.includes('&#') &&
  new RegExp(`<[^<>]*\\s${OWN}="${SCHEMA_VERSION}"`).test(html)

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
  return { kind: 'pasted', paragraphs: Math.max(paragraphs, 1), leftOut: {}, again: null }
}

const tooLong = (length: string | number | undefined): PasteOutcome => ({
  kind: 'tooLong',
  length: Number(length ?? MAX_TEXT_LENGTH),
})

const paragraphsIn = (block: DocumentJson): number =>
  block.type === 'paragraph' ? 1 : (block.content ?? []).reduce((sum, child) => sum + paragraphsIn(child), 0)
