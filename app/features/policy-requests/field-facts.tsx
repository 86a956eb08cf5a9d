import type { ReactNode } from 'react'
import { type FieldName, type FieldWith, type PolicyRequestFields, REQUEST_FIELDS } from '#app/domain/request-fields.ts'
import { PRIORITY_AREAS } from '#app/domain/sdgs/priority-areas.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import type { PlainFieldName } from './plain-field.tsx'

type Named = { readonly nameJa: string; readonly nameEn: string }
/** A request with what its fields name. */
export type ShownRequest = PolicyRequestFields & {
  readonly pillar: { readonly title: string } | null
  readonly proposers: readonly Named[]
  readonly recipients: readonly Named[]
}

type Fact = () => ReactNode
const nothing: Fact = () => null

/** What a field says to those who only read; nothing where it is not said. */
function useFact(request: ShownRequest, tags: ReactNode): (name: FieldName) => ReactNode {
  const { t, i18n } = useTranslation(['policyRequests', 'domain', 'common'])
  const inEnglish = i18n.language === 'en'
  const names = (named: readonly Named[]) =>
    named.map(({ nameJa, nameEn }) => (inEnglish ? nameEn : nameJa)).join(t('common:comma'))
  const own: Readonly<Record<FieldWith<{ readonly shown: 'own' }>, Fact> & Partial<Record<PlainFieldName, Fact>>> = {
    // The title is the heading, the priority a mark beside the kind, and last year's request has a panel.
    title: nothing,
    isPriority: nothing,
    previousRequestId: nothing,
    kind: () => (
      <>
        {t(`domain:kind.${request.kind}`)}{' '}
        {request.isPriority && <Chip tone="red">{t('policyRequests:priority')}</Chip>}
      </>
    ),
    pillarId: () => request.pillar?.title ?? t('policyRequests:noPillar'),
    proposerBodyIds: () => request.proposers.length > 0 && `《${names(request.proposers)}》`,
    sdgTargetCodes: () => (request.sdgTargetCodes.length > 0 ? tags : t('policyRequests:noTags')),
    noSdgReason: () => request.noSdgReason !== '' && <span lang="ja">{request.noSdgReason}</span>,
    priorityAreas: () => names(PRIORITY_AREAS.filter((area) => request.priorityAreas.includes(area.number))),
    recipientIds: () => names(request.recipients) || t('policyRequests:noRecipients'),
  }
  return (name) => {
    const fact = own[name as keyof typeof own]
    if (fact) return fact()
    const { input } = REQUEST_FIELDS[name]
    const value: unknown = request[name]
    if (value === true) return '✓'
    if (!value) return null
    return 'texts' in input ? t(`domain:${input.texts}.${value as 'new'}`) : <span lang="ja">{String(value)}</span>
  }
}

type Props = {
  readonly request: ShownRequest
  readonly names: readonly FieldName[]
  /** The SDG targets, drawn. */
  readonly tags?: ReactNode
  readonly rowClassName?: string
}

/** Rows of a `dl`: what these fields say. */
export function FieldFacts({ request, names, tags, rowClassName }: Props) {
  const { t } = useTranslation('policyRequests')
  const fact = useFact(request, tags)
  return names.map((name) => {
    const said = fact(name)
    return said ? (
      <div key={name} className={rowClassName}>
        <dt>{t(REQUEST_FIELDS[name].label)}</dt>
        <dd>{said}</dd>
      </div>
    ) : null
  })
}
