import type { Role } from '#app/domain/roles.ts'
import { formatDay } from './format-date.ts'

type MembershipOfPerson = {
  readonly role: Role
  readonly body: { readonly nameJa: string; readonly nameEn: string }
  readonly startsOn: string
  readonly endsOn: string | null
}

/** The `t` of any `useTranslation(…)`: the keys below name their namespaces. */
type Translate = (...args: never[]) => unknown
const say = (t: Translate, key: string, values: object = {}) =>
  (t as unknown as (key: string, values: object) => string)(key, values)

/** The names of body and role, for the sentence `access:membership`. */
export function membershipName(t: Translate, { body, role }: MembershipOfPerson, locale: string) {
  return { body: locale === 'en' ? body.nameEn : body.nameJa, role: say(t, `domain:role.${role}`) }
}

/** 「2026年4月1日(水)～2027年3月31日(水)」, 「2026年4月1日(水)から」 */
export function termText(
  t: Translate,
  { startsOn, endsOn }: Pick<MembershipOfPerson, 'startsOn' | 'endsOn'>,
  locale: string,
): string {
  const from = formatDay(startsOn, locale)
  return endsOn
    ? say(t, 'access:termClosed', { from, to: formatDay(endsOn, locale) })
    : say(t, 'access:termOpen', { from })
}

/** Where `today` (YYYY-MM-DD) stands to the term; its last day still belongs to it. */
export function timeOfTerm(
  { startsOn, endsOn }: Pick<MembershipOfPerson, 'startsOn' | 'endsOn'>,
  today: string,
): 'ended' | 'inForce' | 'notYet' {
  if (endsOn !== null && endsOn < today) return 'ended'
  return startsOn > today ? 'notYet' : 'inForce'
}
