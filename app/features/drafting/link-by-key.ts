import { Extension } from '@tiptap/core'

/** Ctrl+K asks for a link, as in every office program; the browser's own use of the key would take the caret out of the text. */
export const LinkByKey = Extension.create<{ readonly onLink: () => void }>({
  name: 'linkByKey',
  addOptions: () => ({ onLink: () => {} }),
  addKeyboardShortcuts() {
    return {
      'Mod-k': () => {
        if (this.editor.isEditable) this.options.onLink()
        return true
      },
    }
  },
})
