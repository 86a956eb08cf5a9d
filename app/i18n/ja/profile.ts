import type { Tone } from '#app/domain/evaluation.ts'
import type { WishDecider } from '#app/domain/proposal.ts'
import type { KEPT_SETTINGS, ProfilePart, SAMPLE_SETTINGS } from '#app/domain/sample-plan.ts'
import type { Question } from '#app/domain/wish-questions.ts'
import type { DecisionChain } from '#app/domain/workflow.ts'

/** The page of the profile. What it calls standard is read from the terms themselves, which no profile changes. */
export const profile = {
  title: '団体と用語',
  lead: '画面、Word、Excelに出る呼び名と、募集でたずねることです。入力済みの要求項目や組織の名前は変わりません。',
  choose: '団体の見本から始める',
  chooseLead:
    '見本は、用語と書式、団体の名前、組織、提出先をまとめたものです。選ぶと、何が変わるかを先にお見せします。',
  now: '今の見本：{{name}}',
  sample: '見本',
  lookButton: '何が変わるかを確かめる',
  chooseButton: 'この見本に置き換える',
  planTitle: '「{{name}}」の見本に置き換えると',
  planAlways: '用語、評価と区分の呼び名、募集でたずねること、書式、依頼文は、すべて見本のものになります。',
  planLost: 'この団体で直した次の内容は、見本のものに置き換わり、失われます。',
  part: {
    terms: '用語',
    marks: '回答の評価の記号と呼び名',
    kinds: '区分の呼び名',
    questions: '募集でたずねること',
    bodyKinds: '使う組織の種類',
    forms: '決め方と番号の付け方',
    letter: '依頼文',
  } satisfies Record<ProfilePart, string>,
  planRejudged_other:
    'すでに付けてある{{count}}件{{more}}の評価も、見本の記号と呼び名で表示されるようになります。どの段階に評価したかは変わりません。',
  planChosen: '公開された資料になく、見本が仮に決めたこと：{{text}}',
  planSettings: '団体の名前と差出人',
  setting: {
    federationName: '団体の名前',
    senderTitle: '差出人の役職',
    coSenderBody: '連名の団体の名前',
  } satisfies Record<(typeof SAMPLE_SETTINGS)[number], string>,
  becomes: '{{name}}を「{{from}}」から「{{to}}」に変える',
  becomesNew: '{{name}}を「{{to}}」にする',
  typedHere: '「{{from}}」は、この団体で入力されたものです。',
  planKept: '次の内容は、この団体で入力されたまま残ります。必要なら「設定」で直してください。',
  keptSetting: { senderName: '差出人の氏名', contact: '連絡先', introduction: 'はじめに' } satisfies Record<
    (typeof KEPT_SETTINGS)[number],
    string
  >,
  planBodies: '組織',
  bodyNew: '{{kind}}「{{name}}」を追加する',
  bodyRenamed: '「{{from}}」の名前を「{{to}}」に変える',
  bodiesIdle_other: 'どこにも使われていない組織を外す（{{count}}件）',
  planRecipients: '提出先',
  recipientNew: '「{{name}}」を追加する',
  recipientsIdle_other: '見本になく、どこにも使われていない提出先を外す（{{count}}件）',
  planNothing: '変わるものはありません。',
  terms: '用語',
  termsLead: '空欄にすると、欄の名前の語のまま表示します。',
  japanese: '{{name}}（日本語）',
  english: '{{name}}（英語）',
  marks: '回答の評価の記号と呼び名',
  marksLead:
    '記号は、画面と、評価を書いた表の読取りで使います。記号には、いつも呼び名を添えて表示します。「扱い」は、引き継ぎの提案と画面の色に使います。',
  marksJudged_other:
    'すでに付けてある評価が{{count}}件{{more}}あります。評価は段階ごとに記録しているため、ここを変えると、前の年度の評価も新しい記号と呼び名で表示されます。どの段階に評価したかと、作成済みのWordやExcelは変わりません。以前の記号と呼び名は、監査記録で確かめられます。',
  orMore: '以上',
  marksSeen: '前の年度の評価も、新しい記号と呼び名で表示されることを確かめた',
  symbolOf: '{{name}}の記号',
  toneOf: '{{name}}の扱い',
  tone: {
    good: '実現した',
    fair: '一部が実現した',
    open: '続いている',
    bad: '実現しない',
    unclear: '答えていない',
  } satisfies Record<Tone, string>,
  kinds: '区分の呼び名',
  kindsLead: 'かっこの中、記号、空白の違いは、シートを読むときに区別されません。',
  questions: '募集でたずねること',
  questionsLead: '区分と件名は、いつもたずねます。',
  question: {
    demand: '内容',
    situation: '現状と課題',
    reason: '理由',
    addressedTo: '提出先の希望',
    isUrgent: '特に急ぐ',
  } satisfies Record<Question, string>,
  asked: {
    required: '必ず書いてもらう',
    optional: '書いてもらう（任意）',
    notAsked: 'たずねない',
  },
  bodyKinds: '使う組織の種類',
  bodyKindsLead: '組織を追加するときに、ここで選んだ種類から選べます。',
  decider: '要求事項の取扱いを決めるところ',
  deciderHelp:
    '委員会にすると、集約デスクで決めたことは事務局案になり、委員会が会議で確認して決まります。すでにある事務局案は、変えた後も委員会が確認します。',
  decideBy: { bureau: '政策局だけで決める', committee: '委員会が会議で確認する' } satisfies Record<WishDecider, string>,
  chain: '要求項目を決める順序',
  chainHelp:
    '次に進める要求項目から変わります。委員会が審議している要求項目は、変えた後もそのまま承認して進められます。委員会が承認した本文を政策局が変えたときは、どちらの順序でも委員会が確認します。',
  decisionChain: {
    committeeThenCentral: '委員会が承認し、中央委員会が採択する',
    centralOnly: '委員会は起草までとし、中央委員会だけで決める',
  } satisfies Record<DecisionChain, string>,
  numbering: '番号の付け方',
  numberingHelp: '委員会、柱、要求項目と、本文の箇条書きの番号です。画面とWordで同じになります。本文は変わりません。',
  letter: '依頼文',
  letterHelp: '提出書類の最初の文です。改行すると段落が変わります。空欄のときは、標準の文を使います。',
  save: '保存する',
  saved: '保存しました。ほかの方の画面には、次に開いたときから反映されます。',
  chosen: '見本に置き換えました。',
} as const
