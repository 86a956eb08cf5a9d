import { breakLines } from './break-lines.ts'

/** The measures of the page, and how much room text takes. Twips are twentieths of a point. */

export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/** A4 with 25 mm margins all round. */
export const PAGE = {
  width: twips(210),
  height: twips(297),
  margin: twips(25),
  /** Of header and footer from the paper's edge. */
  edge: twips(12),
} as const

/** Width of the text on a portrait page and on a landscape one. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin
export const LANDSCAPE_TEXT_WIDTH = PAGE.height - 2 * PAGE.margin
const TEXT_HEIGHT = (PAGE.height - 2 * PAGE.margin) / 20
const LANDSCAPE_TEXT_HEIGHT = (PAGE.width - 2 * PAGE.margin) / 20

/** Height of the text in points. */
export const textHeight = (orientation: 'portrait' | 'landscape'): number =>
  orientation === 'portrait' ? TEXT_HEIGHT : LANDSCAPE_TEXT_HEIGHT

/** Size and pitch of the body text, in points. Lines have a fixed pitch, so that pages break alike on every machine. */
export const BODY_SIZE = 10.5
export const LINE_PITCH = 18

/**
 * How many lines `text` takes.
 * @param width of the column in twips
 * @param size of the type in points
 * @param firstIndent in twips; negative where the first line hangs out
 */
export function countLines(text: string, width: number, size: number = BODY_SIZE, firstIndent = 0): number {
  return breakLines(text, width, size, firstIndent).length
}
