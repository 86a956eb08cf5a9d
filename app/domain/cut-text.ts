const LETTERS = new Intl.Segmenter('ja')

/**
 * The beginning of a text that is no longer than a limit allows (in UTF-16 units, as all limits here are counted), and that ends
 * behind a whole letter: half of 「𠮷」 or of an emoji can be neither stored nor sent, and a 異体字 without its selector is another letter.
 */
export function beginningOf(text: string, max: number): string {
  if (text.length <= max) return text
  // Whether a letter ends here is seen from the next sign, which has two units at most.
  const end = LETTERS.segment(text.slice(0, max + 2)).containing(max)?.index
  // Marks without end on one letter are cut where they have to be.
  return end ? text.slice(0, end) : text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}

/** The same, with a sign that there is more. */
export const shortened = (text: string, max: number): string =>
  text.length > max ? `${beginningOf(text, max - 1)}…` : text
