/**
 * Words that whoever guesses at a password of this federation tries first, besides those of the dictionaries: the product's and
 * the federations' own, in both scripts, and what Japanese people learn by heart (the dictionaries know no kana and no kanji).
 */
const WELL_KNOWN = [
  ...[
    '政策要求デスク',
    '政策要求',
    '要求項目',
    '政策',
    '要求',
    '提言',
    '制度',
    '委員会',
    '事務局',
    '政策局',
    '構成組織',
  ],
  ...[
    '労働組合',
    '労働',
    '組合',
    '総連合会',
    '連合会',
    '連合',
    '連合神奈川',
    '神奈川',
    '神奈川県',
    '横浜',
    '春闘',
    '団結',
  ],
  ...['policydesk', 'policy', 'desk', 'seisaku', 'youkyuu', 'yokyu', 'yokyuu', 'seisakuyoukyuu', 'seisakuyokyu'],
  ...['rengo', 'rengou', 'rengokanagawa', 'kanagawa', 'yokohama', 'rodo', 'roudou', 'kumiai', 'roudoukumiai', 'jtuc'],
  ...['union', 'shunto', 'shuntou', 'danketsu', 'iinkai', 'jimukyoku', 'teigen', 'desuku'],
  ...[
    'パスワード',
    'ぱすわーど',
    '暗証番号',
    '合言葉',
    '秘密',
    'ひみつ',
    '管理者',
    'サインイン',
    'ログイン',
    '開けゴマ',
  ],
  ...['ひらけごま', 'おはようございます', 'こんにちは', 'こんばんは', 'ありがとうございます', 'よろしくお願いします'],
  ...['いろはにほへと', 'ちりぬるを', 'わかよたれそ', 'つねならむ', 'あいうえお', 'かきくけこ', 'さしすせそ'],
  ...[
    '春はあけぼの',
    'やうやう白くなりゆく',
    '吾輩は猫である',
    '名前はまだ無い',
    'じゅげむ',
    '寿限無',
    '東京特許許可局',
  ],
  ...['生麦生米生卵', '隣の客はよく柿食う客だ', '月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日', '日曜日'],
  ...['月月火水木金金', '令和', '平成', '昭和', '富士山', '日本', '東京', '大好き', '愛してる'],
] as const

type Owner = { readonly name: string; readonly kana: string; readonly email: string }

/**
 * The words that tell nothing to whoever knows the owner and the federation.
 * @param owner whose password it is
 * @param federationName as the settings have it
 * @returns each once, in small letters, at least two characters long
 */
export function guessableWords(owner: Owner, federationName: string): string[] {
  const spoken = [owner.name, owner.kana].flatMap((text) => {
    const parts = text.split(/[\s・]+/u)
    return [text, parts.join(''), ...parts]
  })
  const written = [owner.email, ...owner.email.split(/[@.+_-]/)]
  const words = [...spoken, ...spoken.map(otherKana), ...written, ...segments(federationName), ...WELL_KNOWN]
  return [...new Set(words.map((word) => word.normalize('NFKC').trim().toLowerCase()))].filter(
    (word) => [...word].length >= 2,
  )
}

/** ひらがな as カタカナ and the other way round. */
const otherKana = (text: string): string =>
  text.replace(/[ぁ-ゖ]|[ァ-ヶ]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return String.fromCodePoint(code < 0x30a0 ? code + 0x60 : code - 0x60)
  })

/** The whole name and the words in it; a name is at most some hundred characters long. */
const segments = (name: string): string[] => [
  name,
  ...[...new Intl.Segmenter('ja', { granularity: 'word' }).segment(name)]
    .filter((part) => part.isWordLike)
    .map((part) => part.segment),
]
