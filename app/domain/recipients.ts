/** 提出先: what kinds there are and how many of them are chosen at once. */
export const RECIPIENT_KINDS = ['prefecture', 'municipality', 'assembly', 'nationalOffice'] as const
export type RecipientKind = (typeof RECIPIENT_KINDS)[number]

export type RecipientName = { readonly kind: RecipientKind; readonly nameJa: string; readonly municipality: string }

const KINDS_OF_MUNICIPALITY = ['市', '町', '村'] as const

/**
 * The short form of a list of recipients as the trade writes it: 「県＋12市町」, 「横浜市・川崎市」, 「県」.
 * Up to `names` municipalities are named, more are counted with the kinds they are of (「3市」, 「12市町」, 「33市町村」).
 */
export function summariseRecipients(recipients: readonly RecipientName[], names = 2): string {
  const parts = recipients.filter((recipient) => recipient.kind === 'prefecture').map(() => '県')
  const municipalities = recipients.filter((recipient) => recipient.kind === 'municipality')
  if (municipalities.length > 0 && municipalities.length <= names)
    parts.push(municipalities.map((recipient) => recipient.nameJa).join('・'))
  else if (municipalities.length > 0) {
    const kinds = KINDS_OF_MUNICIPALITY.filter((kind) =>
      municipalities.some((recipient) => recipient.nameJa.endsWith(kind)),
    )
    parts.push(`${municipalities.length}${kinds.join('')}`)
  }
  const others = recipients.filter((recipient) => recipient.kind === 'assembly' || recipient.kind === 'nationalOffice')
  return [...parts, ...others.map((recipient) => recipient.nameJa)].join('＋')
}
