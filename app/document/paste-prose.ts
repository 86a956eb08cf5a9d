/**
 * Does a line that begins with a sign speak about the sign, rather than being its item? 「②については国に求めること。」 is a
 * sentence, 「②にぎわいの創出」 an item. `clear`: an item as far as this line tells; `likely`: a sentence, unless the whole run
 * counts; `sure`: a sentence.
 */
export type Suspicion = 'clear' | 'likely' | 'sure'

/** A sign, number or letter that another one is joined to: 「①、②」「（1）又は（2）」「1～3」. */
const SIGN = '[0-9０-９①-⓿❶-➓㉑-㊿⑴-⒵㋐-㋾（(]'
const CONNECTIVE = new RegExp(
  `^(?:及び|および|並びに|ならびに|又は|または|若しくは|もしくは|且つ|乃至|ないし|と${SIGN}|や${SIGN}|${SIGN.replace('（(', '')})`,
)
const RANGE = new RegExp(
  `^(?:[~～〜]|\\s?[-－–―−—‐]\\s?(?:${SIGN}|[ぁ-んァ-ヶ一-龠])|[、，・･/／]\\s?(?:${SIGN}|[ア-ンA-Za-z一二三四五六七八九十](?:[、，・のはをがにとで）)]|及び|又は)))`,
)

/** Behind a sign these are particles, except in words that begin with the same letters. */
const PARTICLE =
  /^(?:[はがをにのともでへ]|や(?=[^ぁ-ん])|から|まで|より|だけ|のみ|ほど|など|等(?![級身質価高温深式])|以[外上下前後降内]|未満)/
const WORD =
  /^(?:が[んけれっく]|に(?:ぎ|ほ|ん|ち|じ|わ|お(?!い[てけ]))|の(?:り|び|ぞ|ど|う(?!ち)|こ(?!と))|は(?:[じたぐかいっんしだやまがばずりる]|な(?![いしく]))|も(?:[っりちうしも]|の(?!の)|と(?!に|づ))|で(?:き|ん)|と(?:[りちくこ]|う|も(?!に|、))|へ[きい]|か?ら(?:だ|っ)|からく|から揚|まで(?!)|より(?:良|よ[いりく]|高|多|一層|安全|強|深|広|大き|小さ|豊|身近|充実|実効|効|き))/
/** What follows a particle in hiragana where a sentence goes on. */
const GOES_ON =
  /^(?:に(?:つ[いきな]|おい|おけ|よ[るりっ]|かか|は|も|し[てた]|あた|あっ|あり|と[っど]|て|な[るりっ]|ほか|基)|の(?:うち|よう|とおり|ほか|いず|とき|ため|こと|まま|み|もの)|と(?:す|し[てた]|な[るりっ]|い[うっ]|とも|も[に、]|は|の)|は(?:これ|すで|まだ|な[しい]|いず|もち|よ|あ[るら])|で(?:あ[るりっ]|は|も|の|す)|が(?:あ[るりっ]|な[いくし])|も(?:あ[るりわ])|を)/

const UNIT =
  /^(?:年|[かヶカヵ箇]月|月|日|時|分|秒|週|[かヶカヵ箇]所|[かヶカヵ箇]年|[かヶカヵ箇]国|人|名|件|校|社|団体|台|本|枚|個|回|度|次|位|割|倍|歳|才|代|世帯|戸|棟|室|床|組|班|種|類|級|号|番|項|条|都|道|府|県|市|区|町|村|国|地域|千|百|万|億|兆|円|点|％|%|‰|ポイント|[kcm]?m[²³2]?|kg|ha|ｔ|t|トン|キロ|メートル|ヘクタール|リットル|つ|冊|食|泊|頭|羽|匹|杯|軒|行|列|段|階|票|議席|者|単位|期|学期|学年|ページ|頁|例|系統|路線|事業所|施設|機関|車線|分の)(?=$|[\s0-9０-９、。，．・）)」%％]|[のがはをにでとへもやか]|以[上下内]|未満|程度|当たり|あたり|間(?!伐)|目|平均|増|減|超|ずつ|につき|[度ご]と)/
const ORDINAL = /^(?:種|回|次|期|号|条|項|位|段階|四半期|子|学年|分科会)/

/**
 * @param sign what was read as the marker, with the space behind it
 * @param rest the beginning of what stands behind it
 */
export function suspicionOf(sign: string, rest: string, kind: 'ordered' | 'bullet'): Suspicion {
  const hasGap = /\s$/.test(sign)
  if (kind === 'bullet') {
    // 「－ 5%」「- 3」: a minus; with other dashes beside it, an item that begins with a number.
    if (/^[-－–―−—ー]/.test(sign) && /^[0-9０-９]/.test(rest)) return 'likely'
    return hasGap ? 'clear' : sentence(rest)
  }
  if (/[、，]$/.test(sign.trim())) {
    if (new RegExp(`^(?:${SIGN}|[ア-ン一二三四五六七八九十](?:[、，・のはをがにとで]|及び|又は))`).test(rest))
      return 'sure'
    if (/^[一二三四五六七八九十0-9０-９][年月日人名度次回]/.test(rest)) return 'sure'
  }
  if (CONNECTIVE.test(rest) || RANGE.test(rest)) return 'sure'
  if (/^[、，]/.test(rest)) return 'likely'
  if (/^第.*\s$/.test(sign) && ORDINAL.test(rest)) return 'likely'
  if (/^[0-9０-９一二三四五六七八九十]/.test(sign) && UNIT.test(rest)) return 'likely'
  if (/^[0-9０-９]+\s?[．.]\s+$/.test(sign) && /^[0-9０-９]/.test(rest)) return 'likely'
  return hasGap ? 'clear' : sentence(rest)
}

function sentence(rest: string): Suspicion {
  if (GOES_ON.test(rest)) return 'sure'
  const particle = WORD.test(rest) ? null : PARTICLE.exec(rest)
  if (!particle) return 'clear'
  return particle[0].length > 1 || !/[ぁ-ん]/.test(rest[1] ?? '') ? 'sure' : 'likely'
}
