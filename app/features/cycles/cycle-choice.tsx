import { Form, Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import type { ShownCycle } from '#server/cycles/cycles.ts'

type Props = {
  /** Null: there is no year to show. */
  readonly years: ShownCycle | null
  /** The page's own address. */
  readonly action: string
  /** Names of what else the address says and another year is narrowed to as well. */
  readonly keep?: readonly string[]
}

/** Which year a page shows, as a GET form, and a word when it is not the current one. Nothing while there is only one. */
export function CycleChoice({ years, action, keep = [] }: Props) {
  const { t } = useTranslation('cycles')
  const [search] = useSearchParams()
  if (!years || years.all.length < 2) return null
  const { cycle, all } = years
  const current = all.find((one) => one.isCurrent)
  const kept = [...search].filter(([name]) => keep.includes(name))
  return (
    <div className="mb-6 flex flex-col gap-4">
      <Form method="get" action={action} className="flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden">
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <SelectField
          // Another year was chosen elsewhere, by a link: the list follows.
          key={cycle.id}
          label={t('year')}
          name="cycle"
          width="medium"
          defaultValue={cycle.id}
          options={all.map((one) => ({ value: one.id, label: one.title }))}
        />
        <Button type="submit" variant="secondary">
          {t('showYear')}
        </Button>
      </Form>
      {!cycle.isCurrent && (
        <Notice tone="info">
          {t('otherYear', { title: cycle.title })}{' '}
          {current && (
            <Link to={`${action}?${new URLSearchParams([...kept, ['cycle', current.id]])}`} className="link">
              {t('backToCurrent', { title: current.title })}
            </Link>
          )}
        </Notice>
      )}
    </div>
  )
}
