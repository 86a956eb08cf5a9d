// Control characters but tab and line breaks, lone surrogates, and what is no character: XML 1.0 (section 2.2) cannot carry
// them, and PostgreSQL stores neither U+0000 nor a lone surrogate. Nobody types them; they come with a paste or a script.
const UNSTORABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u
const EVERY_UNSTORABLE = new RegExp(UNSTORABLE, 'gu')

/** Can this text be stored and written into a Word document as it is? */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text)

/** The text without the characters that can be neither stored nor printed. */
export const withoutUnstorable = (text: string): string => text.replace(EVERY_UNSTORABLE, '')
