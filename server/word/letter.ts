import { formatDate } from '#app/domain/wareki.ts'
import { requestsOf, textBlocks } from './chapters.ts'
import type { Draft } from './draft.ts'
import type { Block } from './ooxml/block.ts'
import { TEXT_WIDTH } from './ooxml/measure.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import { STYLES, type StyleName } from './ooxml/styles.ts'
import { titleInLines } from './ooxml/title-lines.ts'
import { addresseeLine, senderLines } from './party-lines.ts'
import { endMark } from './request-content.ts'
import type { PackageInput } from './word-input.ts'

/** A line is taken for full a little early: where ＭＳ ゴシック is missing, digits are wider. */
const FULL = 0.95

/** 要請書: document number and date at the right, addressee left, sender right, title, letter, 記 … 以上. */
export function letterBlocks({ say }: Draft, input: PackageInput): Block[] {
  return [
    line('Date', input.documentNumber),
    line('Date', formatDate(input.date, input.dateStyle)),
    line('Addressee', addresseeLine(input.addressee)),
    ...senderBlocks(input),
    centredTitle('Title', input.title),
    ...textBlocks(input.letter),
    line('NoteHeading', '記'),
    ...particulars(say, input).map(([label, value]) =>
      paragraph({
        style: 'Particular',
        children: run(`${label}\t${value}`),
        text: value,
        reserved: { first: PARTICULAR_ROOM, last: 0 },
      }),
    ),
    endMark(),
  ]
}

const PARTICULAR_ROOM = STYLES.Particular.indent?.hanging ?? 0

/** A title in the middle of the page, broken between words. */
export function centredTitle(style: 'Title' | 'CoverTitle', title: string, width = TEXT_WIDTH): Block {
  const lines = titleInLines(title, (width * FULL) / 20 / STYLES[style].size)
  return line(style, lines)
}

function senderBlocks({ sender, coSender, sealText }: PackageInput): Block[] {
  const style = sealText === null ? 'SenderWithSeal' : 'Sender'
  const lines = [...senderLines(sender), ...(coSender ? senderLines(coSender) : [])]
  return [...lines, ...(sealText === null ? [] : [`（${sealText}）`])].map((text) => line(style, text))
}

/** Label and value; what stands on several lines stays behind its label. */
function particulars(say: Draft['say'], { committees, replyBy, dateStyle, contact }: PackageInput): [string, string][] {
  return [
    [say('要求項目'), `別紙のとおり（${requestsOf(committees).length}項目）`],
    ...(replyBy ? [['回答期限', formatDate(replyBy, dateStyle)] as [string, string]] : []),
    ['回答様式', '別添の回答書様式により、文書でご回答ください。'],
    ...(contact ? [['連絡先', contact] as [string, string]] : []),
  ]
}

const line = (style: StyleName, text: string): Block => paragraph({ style, children: run(text), text })
