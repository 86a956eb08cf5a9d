import { Collaboration } from '@tiptap/extension-collaboration'
import type { Plugin, PluginView } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { lenientNode } from '#app/document/lenient-schema.ts'
import { giveTextPlacesIn } from '#app/document/text-places.ts'
import { holdsComposition } from './connection/held-composition.ts'
import { type CaretOwner, caretOf, keepCaretWithItsWords } from './follow-caret.ts'
import { writeLetters } from './write-letters.ts'

/**
 * The binding between editor and shared document, with three differences: what an input method is still converting is not written
 * until it is committed; letters are written where they stand; and what others left in pieces is shown as it is, for the
 * room server to mend, and not thrown away.
 */
export const SharedText = Collaboration.extend({
  onBeforeCreate(event) {
    this.parent?.(event)
    this.editor.schema.node = lenientNode
  },
  addProseMirrorPlugins() {
    const plugins: Plugin[] = this.parent?.() ?? []
    for (const plugin of plugins) if (plugin.spec.key === ySyncPluginKey) holdBack(plugin)
    return plugins
  },
})

function holdBack(plugin: Plugin): void {
  const makeView = plugin.spec.view
  plugin.spec.view = (view) => {
    const binding = ySyncPluginKey.getState(view.state).binding as ProsemirrorBinding
    writeOwnLetters(binding)
    showInAnyCase(binding)
    const inner: PluginView = makeView?.call(plugin, view) ?? {}
    let isHeld = false
    const write = (shown: EditorView, previous = shown.state) => {
      isHeld = false
      inner.update?.(shown, previous)
    }
    const writeHeld = () => {
      if (isHeld) write(view)
    }
    holdsComposition(binding.doc, writeHeld)
    const stop = keepCaretWithItsWords(binding.doc, caretOf(binding as unknown as CaretOwner))
    return {
      update: (shown, previous) => {
        if (!shown.editable) endComposition(shown)
        if (shown.composing && shown.state.doc !== previous.doc) isHeld = true
        // The binding writes all that the editor shows, so that nothing may be written meanwhile.
        if (!isHeld || !shown.composing) write(shown, previous)
      },
      destroy: () => {
        writeHeld()
        stop()
        inner.destroy?.()
      },
    }
  }
}

/**
 * What ends a conversion in a text that has just been frozen, the editor does not listen to; it would take all that is written later, when
 * the text is open again, for a part of the conversion, and hold it back.
 */
function endComposition(view: EditorView): void {
  const { input } = view as unknown as { readonly input?: { composing: boolean } }
  if (input) input.composing = false
}

/**
 * Now and then the binding looks for the caret beyond the end of a text that has become shorter, and fails in the middle of
 * showing it; whatever is written then is written on top of what is not shown. Without a caret it does not.
 */
function showInAnyCase(binding: ProsemirrorBinding): void {
  const show = binding._observeFunction
  binding._observeFunction = (events: Y.YEvent<never>[], transaction: Y.Transaction) => {
    try {
      show(events, transaction)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      ;(binding as unknown as CaretOwner).beforeTransactionSelection = null
      show(events, transaction)
    }
  }
}

function writeOwnLetters(binding: ProsemirrorBinding): void {
  const writeAll = binding._prosemirrorChanged.bind(binding)
  binding._prosemirrorChanged = (doc) => {
    binding.doc.transact((transaction) => {
      writeLetters(binding.type, doc, binding.mapping as Parameters<typeof writeLetters>[2])
      writeAll(doc)
      giveTextPlacesIn(transaction)
    }, ySyncPluginKey)
  }
}
