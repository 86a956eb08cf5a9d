import { Form, Link } from '@remix-run/react'
import { POLICY_REQUEST_KINDS } from '#app/domain/policy-request.ts'
import { type RequestFilter, sortText } from '#app/domain/request-filter.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { unfilteredHref } from './filter-href.ts'

export type FilterChoices = {
  readonly committees: readonly { readonly id: string; readonly nameJa: string; readonly nameEn: string }[]
  readonly recipients: readonly { readonly id: string; readonly nameJa: string; readonly nameEn: string }[]
}

const GOALS = Array.from({ length: 17 }, (_, index) => String(index + 1))

/** The conditions of the list, as a GET form: they stand in the address and work without JavaScript. */
export function RequestFilters({ filter, committees, recipients }: FilterChoices & { readonly filter: RequestFilter }) {
  const { t, i18n } = useTranslation(['policyRequests', 'domain', 'sdgs'])
  const name = (item: { nameJa: string; nameEn: string }) => (i18n.language === 'en' ? item.nameEn : item.nameJa)
  const any = { value: '', label: t('policyRequests:any') }
  return (
    <Form
      method="get"
      action="/policy-requests"
      className="flex flex-wrap items-end gap-x-4 gap-y-3 pb-2"
      key={JSON.stringify(filter)}
    >
      {filter.cycleId && <input type="hidden" name="cycle" value={filter.cycleId} />}
      {sortText(filter.sort) !== 'number' && <input type="hidden" name="sort" value={sortText(filter.sort)} />}
      {filter.states.map((state) => (
        <input key={state} type="hidden" name="state" value={state} />
      ))}
      <TextField
        label={t('policyRequests:search')}
        name="q"
        type="search"
        defaultValue={filter.words.join(' ')}
        width="medium"
      />
      <SelectField
        label={t('policyRequests:committee')}
        name="committee"
        defaultValue={filter.bodyId ?? ''}
        options={[any, ...committees.map((body) => ({ value: body.id, label: name(body) }))]}
      />
      <SelectField
        label={t('policyRequests:recipient')}
        name="recipient"
        defaultValue={filter.recipientId ?? ''}
        options={[any, ...recipients.map((recipient) => ({ value: recipient.id, label: name(recipient) }))]}
      />
      <SelectField
        label={t('policyRequests:kind')}
        name="kind"
        defaultValue={filter.kind ?? ''}
        options={[any, ...POLICY_REQUEST_KINDS.map((kind) => ({ value: kind, label: t(`domain:kind.${kind}`) }))]}
      />
      <SelectField
        label={t('policyRequests:goal')}
        name="goal"
        defaultValue={filter.goal === null ? '' : String(filter.goal)}
        options={[any, ...GOALS.map((goal) => ({ value: goal, label: goal }))]}
      />
      <Checkbox
        label={t('policyRequests:onlyPriority')}
        name="priority"
        value="1"
        defaultChecked={filter.onlyPriority}
      />
      <div className="flex items-center gap-4">
        <Button type="submit" variant="secondary">
          {t('policyRequests:filter')}
        </Button>
        <Link to={unfilteredHref(filter)} className="link">
          {t('policyRequests:clearFilters')}
        </Link>
      </div>
    </Form>
  )
}
