import type { EvaluationCode, NextAction } from './evaluation.ts'
import type { OutcomeKind } from './proposal.ts'
import { plainly } from './proposal-sheet.ts'

/**
 * Tables in which a federation keeps what bodies wished for last year and what was answered: what their columns are called, and the
 * words that stand in them. Names are those of our own lists and forms, and those that federations and governments use for the same.
 */

/** Beside the columns of a sheet of wishes (`SHEET_FIELDS`). */
const WISH_COLUMNS = {
  body: [
    '構成組織',
    '提出団体',
    '提案団体',
    '団体名',
    '組織名',
    '提案者',
    '提出元',
    '提案元',
    '組織',
    '団体',
    '要求元',
    'body',
  ],
  number: ['受付番号', '番号', 'no', '通番', '通し番号', '項番', '整理番号', '連番'],
  outcome: ['結果', '取扱い', '取り扱い', '取扱', '採否', '対応', '処理', '処理結果', '事務局案', 'outcome'],
  outcomeReason: [
    '取扱いの説明',
    '結果の理由',
    '採否の理由',
    '見送りの理由',
    '取扱いの理由',
    '備考',
    'reason of the outcome',
  ],
  request: [
    '要求項目番号',
    '反映先',
    '反映した要求項目',
    '反映先の要求項目',
    '統合先',
    '統合先の要求項目',
    '本の番号',
    '要求項目',
  ],
} as const

const ANSWER_COLUMNS = {
  number: ['番号', 'no', '要求番号', '整理番号', '項番', '通番', '要求項目番号', '項目番号', 'number'],
  title: [
    ...[
      '要求項目',
      '要求',
      '要求事項',
      '件名',
      '項目',
      '項目名',
      '要請',
      '要請事項',
      '要望',
      '要望項目',
      '要望事項',
      '提言等',
    ],
    ...['求める措置', '表題', '意見提言内容', '要求内容', '要望内容', '題名', '市民の声', 'request', 'title'],
  ],
  recipient: ['提出先', '回答者', '回答元', '自治体', '自治体名', '市町村', '市町村名', '要請先', 'recipient'],
  answer: [
    ...[
      '回答',
      '回答内容',
      '回答要旨',
      '回答の内容',
      '第1次回答',
      '一次回答',
      '考え方',
      '市の考え方',
      '県の考え方',
      '町の考え',
    ],
    ...['町の考え方', '村の考え方', '村の考え', '取組状況', '対応状況', 'answer'],
  ],
  answer2: ['第2次回答', '二次回答', '再回答', '再質問への回答'],
  answer3: ['第3次回答', '三次回答', '最終結果', '最終回答'],
  department: [
    ...[
      '担当課',
      '担当部局',
      '担当部署',
      '担当所属',
      '所管課',
      '所管部局',
      '部局名',
      '回答課',
      '担当',
      '所管',
      '回答部局',
    ],
    ...['担当部局課', '回答部局課名', 'department'],
  ],
  evaluation: ['評価', '判定', '評価結果', '達成度', 'evaluation'],
  evaluationReason: ['評価の理由', '評価理由', '判定の理由'],
  nextAction: ['次年度の扱い', '来年度の扱い', '今後の扱い', '次年度'],
  respondedOn: ['回答日', '回答年月日', '回答の日', 'answered on'],
  /** What the request says, not the answer: it stands in the book. */
  ofRequest: [
    '提案団体',
    '追加共同提案団体',
    '支障事例',
    '地区',
    '要求本文',
    '委員会',
    '柱',
    '重点',
    '背景',
    '理由',
    '新規継続',
  ],
} as const

export type WishColumn = keyof typeof WISH_COLUMNS
export type AnswerColumn = keyof typeof ANSWER_COLUMNS

const named = <Column extends string>(
  columns: Readonly<Record<Column, readonly string[]>>,
): ReadonlyMap<string, Column> =>
  new Map(
    (Object.entries(columns) as [Column, readonly string[]][])
      .reverse()
      .flatMap(([column, names]) => names.map((name) => [plainly(name), column] as const)),
  )
const WISHES = named<WishColumn>(WISH_COLUMNS)
const ANSWERS = named<AnswerColumn>(ANSWER_COLUMNS)

/** What a column of a list of last year's wishes holds beside the fields of a wish. */
export const wishColumnNamed = (name: string): WishColumn | undefined => WISHES.get(plainly(name))
/** What a column of a table of answers holds. */
export const answerColumnNamed = (name: string): AnswerColumn | undefined =>
  ANSWERS.get(plainly(name)) ??
  (/^第.次回答$/.test(name.normalize('NFKC').replace(/\s/g, '')) ? laterRound(name) : undefined)
const laterRound = (name: string): AnswerColumn =>
  /[2２二]/.test(name) ? 'answer2' : /[3３三]/.test(name) ? 'answer3' : 'answer'

const word = (text: string): string => text.normalize('NFKC').replace(/[\s・･、,。.「」()]/g, '')
const among = <Key extends string>(words: Readonly<Record<Key, readonly string[]>>, text: string): Key | null =>
  (Object.entries(words) as [Key, readonly string[]][]).find(([, all]) =>
    all.some((one) => word(one) === word(text)),
  )?.[0] ?? null

const EVALUATIONS: Readonly<Record<EvaluationCode, readonly string[]>> = {
  realized: ['◎', '実現', '◎実現', '達成', '実施済', '実施済み', '実現した'],
  partial: ['○', '◯', '〇', '一部実現', '前進', '一部実現・前進', '○一部実現・前進', '一部達成'],
  ongoing: ['△', '▲', '継続', '検討', '継続・検討', '△継続・検討', '検討中'],
  difficult: ['×', '✕', '✖', 'x', '困難', '×困難', '実現困難'],
  unclear: ['－', '-', '―', 'ー', '回答不十分', '－回答不十分', '不十分', '不明確'],
}
/** How a federation writes its marks. */
export type WrittenMarks = readonly { readonly code: EvaluationCode; readonly words: readonly string[] }[]
/** The evaluation that was written, in the federation's own signs and words before the usual ones; null: none of them. */
export const evaluationNamed = (text: string, own: WrittenMarks): EvaluationCode | null =>
  own.find(({ words }) => words.some((one) => word(one) === word(text)))?.code ?? among(EVALUATIONS, text)

const NEXT: Readonly<Record<NextAction, readonly string[]>> = {
  continue: ['継続', '継続する'],
  strengthen: ['補強', '補強する', '強化', '加筆修正'],
  finish: ['終了', '終了する', '完了'],
  withdraw: ['取り下げ', '取下げ', '取り下げる'],
}
export const nextActionNamed = (text: string): NextAction | null => among(NEXT, text)

const OUTCOME_WORDS: Readonly<Record<OutcomeKind, readonly string[]>> = {
  newRequest: ['新規', '新しい要求項目', '新しい要求項目にする', '要求項目にした', '要求項目とした', '新規の要求項目'],
  intoRequest: [
    '採用',
    '反映',
    '採択',
    '統合',
    '要求項目に入れる',
    '要求項目に入れた',
    '既存に統合',
    '反映済',
    '反映済み',
    '取り入れ',
    '継続',
  ],
  passedOn: ['他へ回送', '回送', '引き継ぎ', '他団体へ', '本部へ', 'ほかへ渡す', '連合本部へ', '他へ渡す'],
  notTakenUp: ['見送り', '不採用', '取り上げない', '採用しない', '不採択', '今回は見送り', '見送る'],
}
/** What became of a wish as a list tells it: in a word, or in the sentence of our own list. */
export type ToldOutcome = {
  readonly kind: OutcomeKind
  /** The request that is named, where one is. */
  readonly number: string
  readonly title: string
  readonly addressee: string
  /** There is nothing else in the text: no words of its own beside the kind and the request. */
  readonly isWhole: boolean
}
export function outcomeTold(text: string): ToldOutcome | null {
  const told = (kind: OutcomeKind, found: RegExpExecArray | null = null): ToldOutcome => ({
    kind,
    ...{ number: found?.groups?.number ?? '', title: found?.groups?.title ?? '', addressee: found?.groups?.to ?? '' },
    isWhole: !found || word(text.replace(found[0], '')) === '',
  })
  const request = /要求項目(?<number>[^「\s]*)「(?<title>.+?)」(に(?:なり|加えられ)ました)/.exec(text)
  if (request) return told(/になりました/.test(request[0]) ? 'newRequest' : 'intoRequest', request)
  const passed = /^(?<to>.{1,100}?)に引き継ぎました/.exec(text)
  if (passed) return told('passedOn', passed)
  const left = /取り上げませんでした/.exec(text)
  if (left) return told('notTakenUp', left)
  const kind = among(OUTCOME_WORDS, text)
  return kind && told(kind)
}

const ERA_STARTS: Readonly<Record<string, number>> = { 令和: 2018, r: 2018, 平成: 1988, h: 1988 }

/**
 * The first day that a text names, as people write them: 令和5年1月19日, R5.1.19, 2023/1/19, 2023年1月19日. Null: none that is whole.
 * Whether there is such a day of the calendar is for the caller.
 */
export function dayNamed(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const found =
    /(令和|平成|[RH])(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})/i.exec(plain) ??
    /()(20\d\d)[年./-](\d{1,2})[月./-](\d{1,2})/.exec(plain)
  if (!found) return null
  const [, era = '', year = '', month = '', day = ''] = found
  const full = (ERA_STARTS[era.toLowerCase()] ?? 0) + (year === '元' ? 1 : Number(year))
  return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
