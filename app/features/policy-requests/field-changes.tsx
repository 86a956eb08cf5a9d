import type { FieldDifference, SubstanceField } from '#app/domain/field-differences.ts'
import { REQUEST_FIELDS } from '#app/domain/request-fields.ts'
import { PRIORITY_AREAS } from '#app/domain/sdgs/priority-areas.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'

/** What changed beside the text: each field with what went and what came. */
export function FieldChanges({ differences }: { readonly differences: readonly FieldDifference[] }) {
  const { t } = useTranslation(['policyRequests', 'domain', 'drafting'])
  if (differences.length === 0) return null
  return (
    <section aria-labelledby="changed-fields">
      <h2 id="changed-fields" className="text-std-18B-160">
        {t('policyRequests:changedFields')}
      </h2>
      <table className="difference">
        <thead>
          <tr>
            <th scope="col">{t('policyRequests:changedField')}</th>
            <th scope="col">{t('drafting:difference.removed')}</th>
            <th scope="col">{t('drafting:difference.added')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.field}>
              <th scope="row">{t(`policyRequests:${REQUEST_FIELDS[difference.field].label}`)}</th>
              <td>
                <Values field={difference.field} values={difference.removed} as="del" />
              </td>
              <td>
                <Values field={difference.field} values={difference.added} as="ins" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Values({ field, values, as: Mark }: Pick<FieldDifference, 'field'> & ValuesProps) {
  const nameOf = useName(field)
  if (values.length === 0) return '－'
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {values.map((value) => (
        <li key={value}>
          <Mark>{nameOf(value)}</Mark>
        </li>
      ))}
    </ul>
  )
}
type ValuesProps = { readonly values: readonly string[]; readonly as: 'ins' | 'del' }

/** A value as it is called on screen; texts, codes of targets and names of recipients stand for themselves. */
function useName(field: SubstanceField): (value: string) => string {
  const { t, i18n } = useTranslation(['policyRequests', 'domain'])
  return (value) => {
    const { input } = REQUEST_FIELDS[field]
    if ('texts' in input) return t(`domain:${input.texts}.${value as 'new'}`)
    if (input.as === 'tick') return t(value === 'true' ? 'policyRequests:marked' : 'policyRequests:notMarked')
    if (field !== 'priorityAreas') return value
    const area = PRIORITY_AREAS.find(({ number }) => String(number) === value)
    return (i18n.language === 'en' ? area?.nameEn : area?.nameJa) ?? value
  }
}
