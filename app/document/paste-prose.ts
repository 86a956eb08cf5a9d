/**
 * Does a line that begins with a sign speak about the sign, rather than being its item? 「②については国に求めること。」 is a
 * sentence, 「②にぎわいの創出」 an item. `clear`: an item as far as this line tells; `likely`: a sentence, unless the whole run
 * counts; `sure`: a sentence.
 */
export type Suspicion = 'clear' | 'likely' | 'sure'

/** A sign, number or letter that another one is joined to: 「①、②」「（1）又は（2）」「1～3」. */
const SIGN = '[0-9０-９①-⓿❶-➓㉑-㊿⑴-⒵㋐-㋾（(]'
const CIRCLED = '[①-⓿❶-➓㉑-㊿㋐-㋾]'
const BRACKETED = '(?:[⑴-⒵]|[（(]\\s?[0-9０-９一二三四五六七八九十ァ-ヶｱ-ﾝA-Za-zａ-ｚⅠ-ⅻ]{1,3}\\s?[）)])'
const CONNECTIVE = new RegExp(
  `^(?:及び|および|並びに|ならびに|又は|または|若しくは|もしくは|且つ|かつ(?![おてらぎのをが])|あるいは|或いは|乃至|ないし|と${SIGN}|や${SIGN}|${SIGN.replace('（(', '')}|${BRACKETED})`,
)
const RANGE = new RegExp(
  `^(?:[~～〜]|\\s?[-－–―−—‐]\\s?(?:${SIGN}|[ぁ-んァ-ヶ一-龠])|[、，・･/／]\\s?(?:${SIGN}|[ア-ンA-Za-z一二三四五六七八九十](?:[、，・のはをがにとで）)]|及び|又は)))`,
)
/** Whatever sign joins two signs: 「①＋②」「①→②」「①,②」. Brackets and quotation marks begin words instead. */
const JOINED = new RegExp(`^[^\\p{L}\\p{N}\\p{Ps}\\p{Pi}\\s"']{1,3}\\s?(?:${CIRCLED}|${BRACKETED})`, 'u')
/** Another sign of the same form on the line: 「①案と②案を比べる。」 speaks of both, and 「①甲、②乙、③丙を行う。」 counts in a sentence. */
const MENTIONS: readonly (readonly [sign: RegExp, mention: RegExp])[] = [
  [new RegExp(`^${CIRCLED}`), new RegExp(CIRCLED)],
  [new RegExp(`^${BRACKETED}`), new RegExp(`${BRACKETED}(?![\\s、。，．]|$)`)],
]

/** Behind a sign these are particles, except in words that begin with the same letters. */
const PARTICLE =
  /^(?:[はがをにのともでへ]|や(?=[^ぁ-ん])|から|まで|より|だけ|のみ|ほど|など|等(?![級身質価高温深式])|以[外上下前後降内]|未満)/
const WORD =
  /^(?:が[んけれっく]|に(?:ぎ|ほ|ん|ち|じ|わ|お(?!い[てけ]))|の(?:り|び|ぞ|ど|う(?!ち)|こ(?!と))|は(?:[じたぐかいっんしだやまがばずりる]|な(?![いしく]))|も(?:[っりちうしも]|の(?!の)|と(?!に|づ))|で(?:き|ん)|と(?:[りちくこ]|う|も(?!に|、))|へ[きい]|か?ら(?:だ|っ)|からく|から揚|まで(?!)|より(?:良|よ[いりく]|高|多|一層|安全|強|深|広|大き|小さ|豊|身近|充実|実効|効|き))/
/** What follows a particle in hiragana where a sentence goes on. */
const GOES_ON =
  /^(?:に(?:つ[いきな]|おい|おけ|よ[るりっ]|かか|は|も|し[てた]|あた|あっ|あり|と[っど]|て|な[るりっ]|ほか|基)|の(?:うち|よう|とおり|ほか|いず|とき|ため|こと|まま|み|もの)|と(?:す|し[てた]|な[るりっ]|い[うっ]|とも|も[に、]|は|の)|は(?:これ|すで|まだ|な[しい]|いず|もち|よ|あ[るら])|で(?:あ[るりっ]|は|も|の|す)|が(?:あ[るりっ]|な[いくし])|も(?:あ[るりわ])|を)/

/** Words that make a sentence of the sign before them, whatever goes on behind. */
const BINDS =
  /^(?:こそ(?!だて|こそ|どろ)|しか(?=[^ぁ-ん]|な|で|あ)|さえ(?![ぎず])|すら(?![すり])|や(?:その|これ|それ|ほか|他の|同)|ほか(?=[、。0-9０-９一二三四五六七八九十]|に)|[他外](?=[0-9０-９])|同様(?=[、。にの])|同じく|とか|なら(?=ば|[^ぁ-ん])|だ(?=[がと。]|った|ろう)|です|である|につき|ごとに|とともに|自[体身](?=[はがをにもの]))/

const UNITS =
  '[かヶカヵ箇]月|[かヶカヵ箇]所|[かヶカヵ箇]年|[かヶカヵ箇]国|年|月|日|時|分|秒|週|人|名|件|校|社|団体|台|本|枚|個|回|度|次|位|割|倍|歳|才|代|世帯|戸|棟|室|床|組|班|種|類|級|号|番|項|条|都|道|府|県|市|区|町|村|国|地域|千|百|万|億|兆|円|点|％|%|‰|ポイント|[kcm]?m[²³2]?|kg|ha|ｔ|t|トン|キロ|メートル|ヘクタール|リットル|つ|冊|食|泊|頭|羽|匹|杯|軒|行|列|段|階|票|議席|者|単位|期|学期|学年|ページ|頁|例|系統|路線|事業所|施設|機関|車線|分の'
const GOES_WITH_UNIT =
  '(?=$|[\\s0-9０-９、。，．・）)」%％]|[のがはをにでとへもやか]|以[上下内]|未満|程度|当たり|あたり|間(?!伐)|目|平均|増|減|超|ずつ|につき|[度ご]と)'
const UNIT = new RegExp(`^(?:${UNITS})${GOES_WITH_UNIT}`)
const ORDINAL = /^(?:種|回|次|期|号|条|項|位|段階|四半期|子|学年|分科会)/

/** Signs that stand for a name or number still to be filled in (「○月○日」「□課」) as often as they are bullets. */
const PLACE_HOLDERS = '○◯〇●◎□■◇◆'
export const isPlaceHolder = (sign: string): boolean => new RegExp(`^[${PLACE_HOLDERS}]$`).test(sign)
const NAMED = `${UNITS}|課|部|局|係|省|庁|氏|様|党|議員|大臣|章|節|図|表|欄|丁目|地区|委員会|[都道府県市区町村](?:知事|長|議会|庁|役所|役場)`
const FILLED_IN = new RegExp(
  `^(?:${NAMED})(?:${GOES_WITH_UNIT}|(?=[${PLACE_HOLDERS}]|まで|より|頃|ごろ|末|初|[上中下]旬|度|分|付|現在))`,
)
/** A second place-holder in the same line, or a word about the sign itself. */
const SPEAKS_OF_HOLDER = new RegExp(
  `^印(?![鑑刷象影紙])|^[×△▲✕✖☓]|[${PLACE_HOLDERS}](?:${NAMED}|[${PLACE_HOLDERS}×△▲])`,
)

/** 「○　月　○　日」 */
const HOLDER_WITH_GAP = new RegExp(`^(?:${NAMED})\\s?[${PLACE_HOLDERS}]`)

/** What a number names rather than begins: 「（1）式により」「①案は」. An item where the whole run counts and most are clear. */
const NAMES =
  /^(?:案|式|項|号|条|図|表|章|節|欄|行|列|番|点|段|群|型|類|種|番目|つ目|グループ|コース|プラン|ルート|地区|工区|区間|期|年度|回|次|者|社|校|班|組|級|相当|関係|部分|単独|双方|両方|記載|該当|参照|同様|ほか|他|外)(?:$|(?=[、。，．・\s0-9０-９①-⓿（(はがをにでとへもやか]|まで|より|の(?:とおり|通り|場合|うち|ほう|方|よう|内容|ほか|趣旨|規定|例|額|数|値|結果|計|合計|順)))/

/**
 * @param sign what was read as the marker, with the space behind it
 * @param rest the beginning of what stands behind it
 */
export function suspicionOf(sign: string, rest: string, kind: 'ordered' | 'bullet'): Suspicion {
  const hasGap = /\s$/.test(sign)
  if (kind === 'bullet') {
    // 「－ 5%」「- 3」: a minus; with other dashes beside it, an item that begins with a number.
    if (/^[-－–―−—ー]/.test(sign) && /^[0-9０-９]/.test(rest)) return 'likely'
    if (hasGap) return isPlaceHolder(sign.trim()) && HOLDER_WITH_GAP.test(rest) ? 'sure' : 'clear'
    return isPlaceHolder(sign) ? placeHolder(rest) : sentence(rest)
  }
  if (/[、，]$/.test(sign.trim())) {
    if (new RegExp(`^(?:${SIGN}|[ア-ン一二三四五六七八九十](?:[、，・のはをがにとで]|及び|又は))`).test(rest))
      return 'sure'
    if (/^[一二三四五六七八九十0-9０-９][年月日人名度次回]/.test(rest)) return 'sure'
  }
  if (CONNECTIVE.test(rest) || RANGE.test(rest)) return 'sure'
  if (!hasGap && JOINED.test(rest)) return 'sure'
  if (/^[、，]/.test(rest)) return 'likely'
  if (/^第.*\s$/.test(sign) && ORDINAL.test(rest)) return 'likely'
  if (/^[0-9０-９一二三四五六七八九十]/.test(sign) && UNIT.test(rest)) return 'likely'
  if (/^[0-9０-９]+\s?[．.]\s+$/.test(sign) && /^[0-9０-９]/.test(rest)) return 'likely'
  if (hasGap) return 'clear'
  const said = sentence(rest)
  const isNamed = NAMES.test(rest) || MENTIONS.some(([own, other]) => own.test(sign) && other.test(rest))
  return said === 'clear' && isNamed ? 'likely' : said
}

function placeHolder(rest: string): Suspicion {
  if (SPEAKS_OF_HOLDER.test(rest)) return 'sure'
  return FILLED_IN.test(rest) ? 'likely' : sentence(rest)
}

function sentence(rest: string): Suspicion {
  if (GOES_ON.test(rest) || BINDS.test(rest)) return 'sure'
  const particle = WORD.test(rest) ? null : PARTICLE.exec(rest)
  if (!particle) return 'clear'
  return particle[0].length > 1 || !/[ぁ-ん]/.test(rest[1] ?? '') ? 'sure' : 'likely'
}
