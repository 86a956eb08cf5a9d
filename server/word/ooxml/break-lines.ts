/**
 * Where lines of Japanese text break, as Word and LibreOffice break them (JIS X 4051 as far as both follow it): between any two
 * characters but inside of a Latin word or number, never before what may not begin a line, never behind what may not end one;
 * 句読点 may hang over the edge. Text is of a fixed pitch: a character is as wide as it is high, a Latin one half of that.
 */

/** Word's standard set for Japanese, which LibreOffice has too. */
const NOT_FIRST = new Set('!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕゛゜ゝゞ・ヽヾ！％），．：；？］｝｡｣､･ﾞﾟ￠')
const NOT_LAST = new Set('$([\\{£¥‘“〈《「『【〔＄（［｛｢￡￥')
const HANGING = new Set('、。，．')

/** The signs of Latin that a Japanese font draws as wide as a character of its own. */
const WIDE_LATIN = new Set('§¨°±´¶×÷')

/** In units of the type's size. */
export function advanceOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (WIDE_LATIN.has(character) || (code >= 0x391 && code <= 0x451)) return 1
  return code < 0x2000 || (code >= 0xff61 && code <= 0xff9f) ? 0.5 : 1
}

/** Letters and digits that stay together on a line. */
const isLatin = (character: string): boolean => /[\u0021-\u007e\u00a1-\u024f]/.test(character)

/**
 * @param width of the column in twips
 * @param size of the type in points
 * @param firstIndent of the first line in twips; negative where it hangs out
 * @returns the lines, without the breaks
 */
export function breakLines(text: string, width: number, size: number, firstIndent = 0): string[] {
  return text
    .split('\n')
    .flatMap((paragraph, index) => breakParagraph(paragraph, width, size, index === 0 ? firstIndent : 0))
}

function breakParagraph(text: string, width: number, size: number, firstIndent: number): string[] {
  const characters = [...text]
  const lines: string[] = []
  // Half characters and twips in whole numbers: what just fits must fit.
  const room = (isFirst: boolean) => Math.floor((width - (isFirst ? firstIndent : 0)) / (size * 10) + 0.001) / 2
  for (let start = 0; start < characters.length; ) {
    const end = endOfLine(characters, start, room(lines.length === 0))
    lines.push(characters.slice(start, end).join(''))
    start = end
    // A space at the end of a line takes no room on the next one.
    while (start < characters.length && characters[start] === ' ') start++
  }
  return lines.length === 0 ? [''] : lines
}

/** Where the line that begins at `start` ends. */
function endOfLine(characters: readonly string[], start: number, room: number): number {
  let used = 0
  let end = start
  while (end < characters.length) {
    const advance = advanceOf(characters[end] as string)
    if (used + advance > room) break
    used += advance
    end++
  }
  if (end === characters.length) return end
  if (HANGING.has(characters[end] as string)) end++
  if (end === characters.length) return end
  const fit = Math.max(end, start + 1)
  for (let place = fit; place > start; place--) if (mayBreak(characters, place)) return place
  return fit
}

/** May a line end before the character at `place`? */
export function mayBreak(characters: readonly string[], place: number): boolean {
  const [before, after] = [characters[place - 1] as string, characters[place] as string]
  if (after === ' ') return true
  if (NOT_FIRST.has(after) || NOT_LAST.has(before)) return false
  return !(isLatin(before) && isLatin(after))
}
