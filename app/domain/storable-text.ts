// Control characters but tab and line breaks, lone surrogates, and what is no character: XML 1.0 (section 2.2) cannot carry
// them, and PostgreSQL stores neither U+0000 nor a lone surrogate. Nobody types them; they come with a paste or a script.
const UNSTORABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u
const EVERY_UNSTORABLE = new RegExp(UNSTORABLE, 'gu')

/** Can this text be stored and written into a Word document as it is? */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text)

/** The text without the characters that can be neither stored nor printed. */
export const withoutUnstorable = (text: string): string => text.replace(EVERY_UNSTORABLE, '')

// What is not seen and turns the reading round or stands between letters: U+202E prints a title backwards, U+200B is a number that
// looks like another. Joiners and variation selectors stay: emoji and 異体字 are made with them (Unicode, DerivedCoreProperties.txt).
const INVISIBLE =
  /(?!\p{Join_Control}|\p{Variation_Selector}|[\u{e0020}-\u{e007f}])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\s]/u

/**
 * A piece of a text as it came in (a run, a line, what was pasted): without what can be neither stored nor printed, and without what nobody sees.
 * Letters that are seen all stay. Every way in uses it: forms by `fieldText`, files, what is pasted.
 */
export const withoutUnseen = (text: string): string => withoutUnstorable(text).replace(INVISIBLE, '')

/** A field that came in, of a form or a sheet, as a whole: where nothing is seen there is nothing. */
export function fieldText(text: string): string {
  const kept = withoutUnseen(text)
  return VISIBLE.test(kept) ? kept : kept.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
}
