import { Form } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/select-field.tsx'

export type RecipientFinderProps = {
  readonly recipients: readonly { readonly id: string; readonly nameJa: string; readonly nameEn: string }[]
  /** Of whose requests it is asked; null: of all. */
  readonly committeeId: string | null
}

/** What is asked of one government: the year's list, narrowed to it and to the own committee. */
export function RecipientFinder({ recipients, committeeId }: RecipientFinderProps) {
  const { t, i18n } = useTranslation('home')
  if (recipients.length === 0) return null
  return (
    <Form method="get" action="/policy-requests" className="flex items-end gap-2">
      {committeeId && <input type="hidden" name="committee" value={committeeId} />}
      <SelectField
        label={t(committeeId ? 'ownRequestsTo' : 'requestsTo')}
        name="recipient"
        options={recipients.map(({ id, nameJa, nameEn }) => ({
          value: id,
          label: i18n.language === 'en' ? nameEn : nameJa,
        }))}
      />
      <Button type="submit" variant="secondary">
        {t('showRequests')}
      </Button>
    </Form>
  )
}
