import type { ReactNode } from 'react'
import { type FieldName, type FieldSection, fieldsWith } from '#app/domain/request-fields.ts'
import { PRIORITY_AREAS } from '#app/domain/sdgs/priority-areas.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { FieldFacts, type ShownRequest } from './field-facts.tsx'
import { isPlain } from './plain-field.tsx'

/** SDG tags for those who only read. */
export function SdgFacts({
  workspace: { request },
  tags,
}: {
  readonly workspace: Workspace
  readonly tags: ReactNode
}) {
  const { t, i18n } = useTranslation('policyRequests')
  const areas = PRIORITY_AREAS.filter((area) => request.priorityAreas.includes(area.number))
  return (
    <div className="flex flex-col gap-4 text-dns-16N-130">
      {request.sdgTargetCodes.length > 0 ? tags : <p>{t('noTags')}</p>}
      {request.noSdgReason !== '' && (
        <div>
          <h3 className="text-std-16B-170">{t('noSdgReason')}</h3>
          <p>{request.noSdgReason}</p>
        </div>
      )}
      {areas.length > 0 && (
        <div>
          <h3 className="text-std-16B-170">{t('priorityAreas')}</h3>
          <ul className="list-disc pl-5">
            {areas.map((area) => (
              <li key={area.number}>{i18n.language === 'en' ? area.nameEn : area.nameJa}</li>
            ))}
          </ul>
        </div>
      )}
      <PlainFacts request={request} section="sdgs" />
    </div>
  )
}

/** The plain fields of a part. */
function PlainFacts({ request, section }: { readonly request: ShownRequest; readonly section: FieldSection }) {
  const names: readonly FieldName[] = fieldsWith('section', section)
  const plain = names.filter(isPlain)
  return (
    plain.length > 0 && (
      <dl className="mt-4">
        <FieldFacts request={request} names={plain} />
      </dl>
    )
  )
}

/** Recipients for those who only read. */
export function RecipientFacts({ workspace: { request } }: { readonly workspace: Workspace }) {
  const { t: common } = useTranslation('common')
  const { t, i18n } = useTranslation('policyRequests')
  return (
    <div className="text-dns-16N-130">
      {request.recipients.length === 0 && <p>{t('noRecipients')}</p>}
      <ul className="list-disc pl-5">
        {request.recipients.map((recipient) => (
          <li key={recipient.id}>
            {i18n.language === 'en' ? recipient.nameEn : recipient.nameJa}
            {recipient.noResponseAt && common('bracketed', { text: t('noResponseMark') })}
          </li>
        ))}
      </ul>
      <PlainFacts request={request} section="recipients" />
    </div>
  )
}
