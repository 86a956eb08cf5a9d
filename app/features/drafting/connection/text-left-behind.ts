import type { KeptEdits } from './kept-edits.ts'
import { KeptUnsent } from './kept-unsent.ts'
import { lettersIn } from './unsent-lines.ts'

/** What a person wrote in a text that cannot be opened any more, and how to have done with it. */
export type TextLeftBehind = { readonly text: string; readonly forget: () => Promise<void> }

/**
 * What this browser keeps of the person's for a request that is not there any more: edits that were never sent, and what was refused.
 * Without the text that they were made in, edits are the letters that they bring.
 * @param place person and request; null where nothing is kept
 */
export async function textLeftBehind(store: KeptEdits, place: string): Promise<TextLeftBehind | null> {
  const refused = new KeptUnsent(store, place)
  const [kept, edits] = await Promise.all([refused.load(), store.load(place)])
  const written = edits.map(({ update }) => readLetters(update)).filter((letters) => letters.trim() !== '')
  const text = [...(kept ? [kept.text] : []), ...new Set(written)].join('\n')
  if (text === '') return null
  const forget = async () => {
    refused.forget()
    await Promise.all(edits.map(({ tab }) => store.remove(place, tab)))
  }
  return { text, forget }
}

function readLetters(update: Uint8Array): string {
  try {
    return lettersIn(update)
  } catch {
    return ''
  }
}
