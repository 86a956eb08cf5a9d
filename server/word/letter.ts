import { formatDate } from '#app/domain/wareki.ts'
import { requestsOf, textBlocks } from './chapters.ts'
import type { Draft } from './draft.ts'
import type { Block } from './ooxml/block.ts'
import { countLines, TEXT_WIDTH, twips } from './ooxml/measure.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import { addresseeLine, senderLines } from './party-lines.ts'
import { endMark } from './request-content.ts'
import type { PackageInput } from './word-input.ts'

const TITLE_SIZE = 16
/** A line is taken for full a little early: where ＭＳ ゴシック is missing, digits are wider. */
const FULL = 0.95

/** Room for a seal of 24 mm (公印) behind the sender's name. */
const SEAL = twips(24)

/** 要請書: document number and date at the right, addressee left, sender right, title, letter, 記 … 以上. */
export function letterBlocks(input: PackageInput, draft: Draft): Block[] {
  const title = titleInLines(input.title)
  return [
    line(input.documentNumber, 'right'),
    line(formatDate(input.date, input.dateStyle), 'right'),
    line(addresseeLine(input.addressee), 'left', { before: 18 }),
    ...senderBlocks(input),
    paragraph({
      style: 'Title',
      children: run(title, { font: 'gothic', bold: true, size: TITLE_SIZE }),
      text: title,
      before: 30,
      after: 18,
    }),
    ...textBlocks(input.letter),
    line('記', 'center', { before: 18, after: 12 }),
    ...particulars(input).map((text) =>
      paragraph({
        style: 'ListItem',
        children: run(text),
        text,
        numbering: draft.numbering.particular(),
      }),
    ),
    endMark(),
  ]
}

/** A title longer than a line is broken before the kind of letter at its end, 「（要請）」, not within it. */
export const titleInLines = (title: string): string =>
  countLines(title, TEXT_WIDTH * FULL, TITLE_SIZE) > 1 ? title.replace(/(?<=.)(?=（[^（）]*）$)/, '\n') : title

function senderBlocks({ sender, sealText }: PackageInput): Block[] {
  const lines = senderLines(sender)
  const room = sealText === null ? { right: SEAL + 100 } : {}
  return [
    ...lines.map((text, index) =>
      paragraph({ align: 'right', children: run(text), text, indent: room, before: index === 0 ? 18 : 0 }),
    ),
    ...(sealText === null ? [] : [line(`（${sealText}）`, 'right')]),
  ]
}

function particulars({ committees, replyBy, dateStyle, contact }: PackageInput): string[] {
  return [
    `要求項目　別紙のとおり（${requestsOf(committees).length}項目）`,
    ...(replyBy ? [`回答期限　${formatDate(replyBy, dateStyle)}`] : []),
    '回答様式　別添の回答書様式により、文書でご回答ください。',
    ...(contact ? [`連絡先　　${contact}`] : []),
  ]
}

const line = (
  text: string,
  align: 'left' | 'right' | 'center',
  spacing: { readonly before?: number; readonly after?: number } = {},
): Block => paragraph({ align, children: run(text), text, ...spacing })
