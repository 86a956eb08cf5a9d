import type { OwnWords } from '#app/domain/own-words.ts'
import { type DateStyle, formatDate } from '#app/domain/wareki.ts'
import { fictionalMark, textBlocks } from './chapters.ts'
import { Draft } from './draft.ts'
import { centredTitle } from './letter.ts'
import type { Block } from './ooxml/block.ts'
import { packDocument } from './ooxml/package.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import { STYLES, type StyleName } from './ooxml/styles.ts'
import { addresseeLine, senderLines } from './party-lines.ts'
import { endMark } from './request-content.ts'
import type { Party } from './word-input.ts'

export type RemindersInput = {
  /** YYYY-MM-DD */
  readonly date: string
  readonly dateStyle: DateStyle
  readonly sender: Party
  /** 「公印省略」 or the like; null leaves room for a seal. */
  readonly sealText: string | null
  /** Where questions go: lines with name, address, telephone; empty: none. */
  readonly contact: string
  /** 「2027年度に向けた政策・制度要求と提言」 */
  readonly cycleTitle: string
  /** The words of the federation. */
  readonly words?: OwnWords
  /** Are the bodies those of the sample year? */
  readonly isFictional: boolean
  /** A letter for each body that has handed in nothing, in this order. `dueOn`: its last day, YYYY-MM-DD. */
  readonly letters: readonly { readonly bodyJa: string; readonly dueOn: string }[]
}

const TITLE = '要求事項の提出について（お願い）'

/** 督促状: a polite letter to each body whose wishes are not there yet, each on a page of its own in one file. */
export function writeRemindersDocx(input: RemindersInput): Promise<Uint8Array> {
  const draft = new Draft(input)
  return packDocument({
    title: draft.say(TITLE),
    creator: input.sender.body ?? '',
    date: input.date,
    mark: fictionalMark(input.isFictional),
    sections: input.letters.map((letter) => ({
      blocks: letterBlocks(draft, input, letter),
      ...({ orientation: 'portrait', pageNumbers: 'none', runningHeader: null } as const),
    })),
    links: draft.links,
    numbering: draft.numbering,
  })
}

function letterBlocks(
  draft: Draft,
  input: RemindersInput,
  { bodyJa, dueOn }: RemindersInput['letters'][number],
): Block[] {
  const { date, dateStyle, sender, sealText, contact } = input
  const due = formatDate(dueOn, dateStyle)
  const senderStyle = sealText === null ? 'SenderWithSeal' : 'Sender'
  const particulars: [string, string][] = [
    ['締切日', due],
    ['提出方法', draft.say('政策要求デスクの「要求事項」の画面、またはExcelやWordの表による')],
    ...(contact ? [['連絡先', contact] as [string, string]] : []),
  ]
  return [
    line('Date', formatDate(date, dateStyle)),
    line('Addressee', addresseeLine({ body: bodyJa, post: null, name: null })),
    ...[...senderLines(sender), ...(sealText === null ? [] : [`（${sealText}）`])].map((text) =>
      line(senderStyle, text),
    ),
    centredTitle('Title', draft.say(TITLE)),
    ...textBlocks(wording(draft.say, input, due, date > dueOn)),
    line('NoteHeading', '記'),
    ...particulars.map(([label, value]) =>
      paragraph({
        style: 'Particular',
        children: run(`${label}\t${value}`),
        text: value,
        reserved: { first: STYLES.Particular.indent?.hanging ?? 0, last: 0 },
      }),
    ),
    endMark(),
  ]
}

/** One paragraph per line. A letter before the last day reminds of it, one after it asks for what is still taken. */
const wording = (say: Draft['say'], { cycleTitle }: RemindersInput, due: string, isPast: boolean): string =>
  [
    say('日頃より、政策・制度の取組にご理解とご協力をいただき、厚く御礼申し上げます。'),
    isPast
      ? `さて、「${cycleTitle}」${say('に向けて要求事項の募集をいたしておりますが、締切日の')}${due}を過ぎました現在、貴組織からのご提出を確認できておりません。`
      : `さて、「${cycleTitle}」${say('に向けて要求事項の募集をいたしております。締切日の')}${due}が近づいてまいりましたので、改めてご案内申し上げます。`,
    isPast
      ? 'つきましては、ご多用のところ誠に恐れ入りますが、できるだけ早くご提出くださいますようお願い申し上げます。締切日の後も受け付けております。'
      : 'つきましては、ご多用のところ誠に恐れ入りますが、下記によりご提出くださいますようお願い申し上げます。',
    say(
      '今回は要求事項がない場合も、その旨をお知らせいただけますと幸いです。なお、行き違いにより既にご提出いただいている場合は、何とぞご容赦ください。',
    ),
  ].join('\n')

const line = (style: StyleName, text: string): Block => paragraph({ style, children: run(text), text })
