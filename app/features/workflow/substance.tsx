import type { ReactNode } from 'react'
import { requestNumber } from '#app/domain/policy-request.ts'
import { PRIORITY_AREAS } from '#app/domain/sdgs/priority-areas.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import type { OpenedMove } from '#server/workflow/open-move.ts'

type Props = {
  readonly request: OpenedMove['request']
  /** The SDG targets. */
  readonly tags: ReactNode
  /** The text, to read. */
  readonly text: ReactNode
}

/** What a step is about, whole: it is read before it is decided on. */
export function Substance({ request, tags, text }: Props) {
  const { t, i18n } = useTranslation(['workflow', 'policyRequests', 'domain'])
  const inEnglish = i18n.language === 'en'
  const areas = PRIORITY_AREAS.filter((area) => request.priorityAreas.includes(area.number))
  return (
    <section aria-labelledby="substance" className="flex flex-col gap-4">
      <h2 id="substance" className="text-std-18B-160">
        {t('workflow:substance')}
      </h2>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('workflow:substanceHelp')}</p>
      <dl className="panel grid gap-x-6 gap-y-3 text-dns-16N-130 sm:grid-cols-[8rem_minmax(0,1fr)] [&_dt]:text-dns-14B-130 [&_dt]:text-solid-gray-700">
        <dt>{t('policyRequests:titleColumn')}</dt>
        <dd lang="ja">
          {requestNumber(request.body.number, request.number)}　{request.title}
        </dd>
        <dt>{t('policyRequests:kind')}</dt>
        <dd>
          {t(`domain:kind.${request.kind}`)}{' '}
          {request.isPriority && <Chip tone="red">{t('policyRequests:priority')}</Chip>}
        </dd>
        <dt>{t('policyRequests:recipient')}</dt>
        <dd>
          {request.recipients
            .map((recipient) => (inEnglish ? recipient.nameEn : recipient.nameJa))
            .join(inEnglish ? ', ' : '、') || t('policyRequests:noRecipients')}
        </dd>
        <dt>{t('policyRequests:sdgs')}</dt>
        <dd>{request.sdgTargetCodes.length > 0 ? tags : t('policyRequests:noTags')}</dd>
        {request.noSdgReason !== '' && (
          <>
            <dt>{t('policyRequests:noSdgReason')}</dt>
            <dd lang="ja">{request.noSdgReason}</dd>
          </>
        )}
        {areas.length > 0 && (
          <>
            <dt>{t('policyRequests:priorityAreas')}</dt>
            <dd>{areas.map((area) => (inEnglish ? area.nameEn : area.nameJa)).join(inEnglish ? '; ' : '、')}</dd>
          </>
        )}
      </dl>
      {text}
    </section>
  )
}
