/** 提出先: what kinds there are and how many of them are chosen at once. */
export const RECIPIENT_KINDS = ['prefecture', 'municipality', 'assembly', 'nationalOffice'] as const
export type RecipientKind = (typeof RECIPIENT_KINDS)[number]

export type RecipientName = {
  readonly kind: RecipientKind
  readonly nameJa: string
  readonly nameEn: string
  readonly municipality: string
}

/** A recipient as the program brings it along, before anybody asked it for anything. */
export type ReferenceRecipient = RecipientName & {
  /** 全国地方公共団体コード, or a stable key of our own. */
  readonly lgCode: string
  readonly kana: string
  readonly region: string
  readonly headTitle: string
  readonly assembly: string
}

const KINDS_OF_MUNICIPALITY = ['市', '町', '村'] as const
/** Up to so many municipalities are named, more are counted. */
const NAMED = 2

/**
 * The short form of a list of recipients as the trade writes it: 「県＋12市町」, 「横浜市・川崎市」, 「県」. Municipalities that are
 * counted are so with the kinds they are of (「3市」, 「12市町」, 「33市町村」). In English: “Prefecture + 12 municipalities”.
 */
export function summariseRecipients(recipients: readonly RecipientName[], locale: string): string {
  const inEnglish = locale === 'en'
  const nameOf = (recipient: RecipientName) => (inEnglish ? recipient.nameEn : recipient.nameJa)
  const parts: string[] = recipients
    .filter((recipient) => recipient.kind === 'prefecture')
    .map(() => (inEnglish ? 'Prefecture' : '県'))
  const municipalities = recipients.filter((recipient) => recipient.kind === 'municipality')
  if (municipalities.length > 0 && municipalities.length <= NAMED)
    parts.push(municipalities.map(nameOf).join(inEnglish ? ', ' : '・'))
  else if (municipalities.length > 0) {
    const kinds = KINDS_OF_MUNICIPALITY.filter((kind) =>
      municipalities.some((recipient) => recipient.nameJa.endsWith(kind)),
    )
    parts.push(inEnglish ? `${municipalities.length} municipalities` : `${municipalities.length}${kinds.join('')}`)
  }
  const others = recipients.filter(({ kind }) => kind !== 'prefecture' && kind !== 'municipality')
  return [...parts, ...others.map(nameOf)].join(inEnglish ? ' + ' : '＋')
}

/** Characters of the name of who heads a recipient. */
export const HEAD_NAME_MAX = 60
