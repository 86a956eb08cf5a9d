import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'

/** Why a step was refused; where the record of the meeting may be what is wrong, the way to correct it. */
export function MoveRefusal({ refusal, requestId }: { readonly refusal: Refusal; readonly requestId: string }) {
  const { t } = useTranslation(['workflow', 'refusals'])
  const meetingId = refusal.reason === 'meetingDiffers' ? refusal.values?.meetingId : undefined
  return (
    <Notice tone="error">
      {refusalText(t, refusal)}
      {meetingId && (
        // In a tab of its own: the decision that was typed stays here, and is sent again afterwards.
        <a
          className="link mt-1 block py-0.5"
          href={`/meetings/${meetingId}/attendance?request=${requestId}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('workflow:correctMeetingNewTab')}
        </a>
      )}
    </Notice>
  )
}
