import type { Chance } from './chance.ts'

// Japanese of the trade, made up: titles, texts of requests, answers. Nothing in it is true, and nothing but measuring uses it.

/** By the number of the committee, 1 to 7. */
const TOPICS: readonly (readonly string[])[] = [
  [
    '価格転嫁の円滑化',
    '中小企業の人材確保',
    'パートナーシップ構築宣言の普及',
    '事業承継の支援',
    '地場産業の振興',
    '観光産業の生産性向上',
    '商店街の活性化',
    '下請取引の適正化',
    '物流の効率化',
    '中小企業の賃上げの環境整備',
    'デジタル技術の導入',
    '公正な取引の推進',
    '金融支援の継続',
    '先端産業の誘致',
  ],
  [
    '最低賃金の履行確保',
    '長時間労働の是正',
    'ハラスメントの防止',
    '障害者雇用の促進',
    '若者の就職支援',
    '非正規雇用で働く人の処遇改善',
    '賃上げの波及',
    '公契約条例の制定',
    '仕事と育児の両立',
    '高年齢者の就業機会',
    '外国人労働者の相談体制',
    '職業訓練の充実',
    'フリーランスの保護',
    '労働教育の推進',
  ],
  [
    '介護人材の確保',
    '介護施設の整備',
    '介護離職の防止',
    '地域包括ケアの推進',
    '保育士の処遇改善',
    '待機児童の解消',
    '救急医療体制の維持',
    '看護職員の定着',
    '認知症施策の推進',
    '生活困窮者の自立支援',
    '子どもの貧困対策',
    '医療的ケア児の支援',
    '国民健康保険の運営',
    '障害福祉サービスの充実',
  ],
  [
    '公共交通の維持',
    '道路橋りょうの老朽化対策',
    '水道の耐震化',
    '空き家対策',
    '踏切の安全対策',
    '災害時の避難所整備',
    '流域治水の推進',
    '建設技能者の確保',
    '自転車通行空間の整備',
    '公営住宅の改修',
    '港湾の機能強化',
    '無電柱化の推進',
    '防災訓練の充実',
    '帰宅困難者対策',
  ],
  [
    '再生可能エネルギーの導入',
    '省エネルギー設備の更新',
    '公正な移行の支援',
    '食品ロスの削減',
    'プラスチック資源の循環',
    '森林の保全',
    '水素利用の拡大',
    '断熱改修の促進',
    '電気自動車の充電設備',
    '生物多様性の保全',
    '大気汚染の監視',
    '環境教育の推進',
    '災害廃棄物の処理計画',
    '都市農業の振興',
  ],
  [
    '教職員の働き方改革',
    '少人数学級の推進',
    '奨学金制度の拡充',
    '部活動の地域移行',
    '不登校の児童生徒への支援',
    '男女平等参画の推進',
    '多文化共生の推進',
    '平和学習の充実',
    '性的指向と性自認に関する理解',
    '学校給食の無償化',
    '特別支援教育の充実',
    '図書館の整備',
    'いじめの未然防止',
    '夜間中学の設置',
  ],
  [
    '公契約条例の検討',
    '総合評価落札方式の改善',
    '会計年度任用職員の処遇',
    '行政手続のデジタル化',
    '財政の健全化',
    '投票環境の改善',
    '情報公開の推進',
    '公共施設の再編',
    '広域連携の推進',
    '住民参加の仕組み',
    '指定管理者制度の運用',
    '入札監視の強化',
    '地方税財源の確保',
    'ふるさと納税の活用',
  ],
]
const PARTNERS = [
  '県',
  '関係市町村',
  '関係部局',
  '国',
  '神奈川労働局',
  '経済団体',
  '社会福祉協議会',
  '商工会議所',
  '大学',
  '医師会',
  '地域の事業者',
  '自治会',
  '教育委員会',
  '広域連合',
]
const MEANS = [
  '補助制度',
  '相談窓口',
  '研修会',
  '実態調査',
  '検討会',
  '連絡協議会',
  '広報活動',
  '専門家の派遣',
  '指針',
  '計画',
  '手引き',
  '条例',
  '基金',
  'モデル事業',
  '表彰制度',
  '電子申請',
]
const DOING = [
  '拡充する',
  '見直す',
  '継続する',
  '新たに設ける',
  '周知する',
  '検証する',
  '重点的に進める',
  '段階的に広げる',
  '国に要望する',
  '関係者と協議する',
]
const REASONS = [
  '財源の確保',
  '対象となる人数の把握',
  '他の自治体との均衡',
  '制度の趣旨',
  '費用対効果',
  '担い手の不足',
  '関係法令の改正',
  '物価の高騰',
  '人口の減少',
  '需要の変化',
]

type Sentence = (topic: string, chance: Chance) => string
const ANSWERS: readonly Sentence[] = [
  (t, c) => `${t}については、${c.one(PARTNERS)}と連携し、${c.one(MEANS)}を${c.one(DOING)}方向で取り組んでまいります。`,
  (_t, c) =>
    `本市では令和${c.between(1, 8)}年度から${c.one(MEANS)}を設け、昨年度は${c.between(12, 1980)}件の利用がありました。`,
  (t, c) => `${t}に当たっては${c.one(REASONS)}が課題であり、現時点では実施の時期をお示しすることは困難です。`,
  (_t, c) =>
    `今年度は${c.between(120, 9800)}万円を予算に計上し、${c.one(PARTNERS)}とともに${c.one(MEANS)}を${c.one(DOING)}こととしています。`,
  (_t, c) =>
    `御要望の趣旨は理解しており、${c.one(REASONS)}を踏まえながら、${c.one(MEANS)}の在り方を引き続き検討してまいります。`,
  (t, c) =>
    `${c.one(PARTNERS)}に対しては、機会を捉えて${t}の必要性を伝え、${c.one(MEANS)}の${c.one(['充実', '継続', '改善'])}を求めています。`,
  (_t, c) =>
    `なお、${c.one(MEANS)}の実績は${c.between(3, 48)}か所、延べ${c.between(100, 4300)}人となっており、前年度と比べて${c.between(1, 37)}パーセント増加しました。`,
  (t, c) =>
    `${c.one(REASONS)}を理由として、${t}を単独で進めることは難しいものの、${c.one(PARTNERS)}との協議の場で取り上げてまいります。`,
  (_t, c) =>
    `担当課としては、${c.one(MEANS)}に関する問合せが月に${c.between(4, 90)}件程度寄せられていることから、説明の機会を増やす予定です。`,
]
const REQUESTS: readonly Sentence[] = [
  (t, c) =>
    `${t}に向け、${c.one(PARTNERS)}と連携して${c.one(MEANS)}を${c.one(['拡充', '整備', '創設', '継続'])}すること。`,
  (t, c) => `${c.one(REASONS)}を踏まえ、${t}に関する${c.one(MEANS)}の対象を${c.between(2, 30)}か所以上に広げること。`,
  (t, c) => `${t}の実態を毎年度調査し、結果を公表するとともに、${c.one(MEANS)}に反映すること。`,
  (t, c) => `${c.one(PARTNERS)}に対し、${t}を働きかけ、必要な予算措置を図ること。`,
]
const BACKGROUNDS: readonly Sentence[] = [
  (t, c) =>
    `${t}をめぐっては、${c.one(REASONS)}が課題となっており、構成組織の調査では${c.between(11, 88)}パーセントの職場が不安を訴えている。`,
  (_t, c) =>
    `前年度の回答では${c.one(MEANS)}の継続が示されたが、${c.one(PARTNERS)}との調整が進んでいない例が${c.between(2, 40)}件報告された。`,
  (t, c) =>
    `地域連合からは、${c.one(MEANS)}の利用が${c.between(2, 5)}年続けて減っているとの声が寄せられており、${t}の観点から要求を補強した。`,
]

const topicOf = (committee: number, chance: Chance) => chance.one(TOPICS[(committee - 1) % 7] as readonly string[])

export const titleOf = (committee: number, chance: Chance): string =>
  `${topicOf(committee, chance)}に向けた${chance.one(MEANS)}の${chance.one(['拡充', '整備', '創設', '継続', '見直し'])}について`

/** An answer of `from` to `to` characters. */
export function answerText(committee: number, chance: Chance, from = 300, to = 800): string {
  const length = chance.between(from, to)
  const topic = topicOf(committee, chance)
  let text = ''
  while (text.length < length) text += chance.one(ANSWERS)(chance.is(0.7) ? topic : topicOf(committee, chance), chance)
  return text.slice(0, to)
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** The text of a request: body with nested numbered lists, and background; about 1 000 characters. */
export function documentOf(committee: number, chance: Chance) {
  const topic = topicOf(committee, chance)
  const item = (): object => ({
    type: 'listItem',
    content: [
      paragraph(chance.one(REQUESTS)(chance.is(0.6) ? topic : topicOf(committee, chance), chance)),
      ...(chance.is(0.3)
        ? [
            {
              type: 'orderedList',
              content: [1, 2].map(() => ({
                type: 'listItem',
                content: [paragraph(chance.one(REQUESTS)(topic, chance))],
              })),
            },
          ]
        : []),
    ],
  })
  return {
    type: 'doc',
    content: [
      {
        type: 'requestBody',
        content: [
          paragraph(`${chance.one(REQUESTS)(topic, chance)}あわせて、次の事項に取り組むこと。`),
          { type: 'orderedList', content: Array.from({ length: chance.between(3, 7) }, item) },
        ],
      },
      {
        type: 'background',
        content: Array.from({ length: chance.between(2, 4) }, () =>
          paragraph([1, 2].map(() => chance.one(BACKGROUNDS)(topic, chance)).join('')),
        ),
      },
    ],
  }
}

export const reasonOf = (chance: Chance): string =>
  `${chance.one(MEANS)}は示されたが、${chance.one(REASONS)}を理由に時期が明らかでない。${chance.one(PARTNERS)}への働きかけを続ける。`
export const departmentOf = (chance: Chance): string =>
  `${chance.one(['産業労働', '福祉子ども', '県土整備', '環境農政', '政策', '総務', '教育', '健康医療'])}局${chance.one(['企画', '地域', '総務', '推進', '指導'])}課`
export const personName = (chance: Chance): string =>
  `${chance.one(['青木', '石井', '上田', '遠藤', '岡田', '金子', '木村', '近藤', '斎藤', '清水', '杉山', '関', '高木', '千葉', '土屋', '中島', '西村', '野口', '橋本', '藤田', '前田', '三浦', '村上', '森', '安田', '横山', '和田'])} ${chance.one(['明', '恵子', '浩', '和美', '健', '直子', '剛', '真由美', '修', '陽子', '大輔', '優子', '拓也', '彩', '隆'])}`

/** A wish as bodies write it: what it is about, and 200 to 600 letters of what is wanted and why. */
export function wishOf(committee: number, chance: Chance) {
  const topic = topicOf(committee, chance)
  const write = (sentences: readonly Sentence[], count: number) =>
    Array.from({ length: count }, () => chance.one(sentences)(topic, chance)).join('')
  return {
    title: `${topic}のための${chance.one(MEANS)}の${chance.one(['拡充', '整備', '創設', '継続', '見直し'])}`,
    demand: write(REQUESTS, chance.between(4, 8)),
    situation: write(BACKGROUNDS, 2),
  }
}
