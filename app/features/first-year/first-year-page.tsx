import { Form, Link } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { CONTROL, Field } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'

const KINDS = ['book', 'wishes', 'answers'] as const
type Kind = (typeof KINDS)[number]
type Year = {
  readonly id: string
  readonly title: string
  readonly requests: number
  readonly wishes: number
  readonly answers: number
}
type Props = {
  readonly years: readonly Year[]
  /** What was just taken in. */
  readonly taken: Kind | null
  /** What was to be confirmed is not there any more. */
  readonly isGone: boolean
  readonly refusal: Refusal | null
  /** Of a refused form what was chosen. */
  readonly kind: string | undefined
}

/** 昨年度の取込み: where files of last year are given to be read, and what of it stands here. */
export function FirstYearPage({ years, taken, isGone, refusal, kind }: Props) {
  const { t } = useTranslation(['firstYear', 'refusals', 'common'])
  return (
    <>
      <PageHeader title={t('firstYear:title')} lead={<p>{t('firstYear:lead')}</p>} />
      {taken && !refusal && <Notice tone="success">{t(`firstYear:taken.${taken}`)}</Notice>}
      {isGone && !refusal && <Notice tone="warning">{t('firstYear:gone')}</Notice>}
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {/* The browser sends it by itself: files need no script, and what is too large is told in words. */}
      <Form
        method="post"
        action="/first-year"
        encType="multipart/form-data"
        reloadDocument
        className="mt-3 flex max-w-4xl flex-col gap-4"
      >
        <RadioGroup
          legend={t('firstYear:kind')}
          name="kind"
          defaultValue={KINDS.find((one) => one === kind) ?? (taken ? nextOf(taken) : 'book')}
          options={KINDS.map((value) => ({
            value,
            label: t(`firstYear:kinds.${value}`),
            help: t(`firstYear:kindHelps.${value}`),
          }))}
        />
        <Field
          label={t('firstYear:file')}
          help={t('firstYear:fileHelp')}
          error={fieldError(t, refusal, 'file')}
          requiredMark={t('common:required')}
        >
          {(parts) => (
            <input
              {...parts}
              type="file"
              name="file"
              accept=".docx,.html,.htm,.pdf,.xlsx,.csv"
              className={`${CONTROL} w-full`}
            />
          )}
        </Field>
        <div>
          <Button type="submit">{t('firstYear:readNow')}</Button>
        </div>
      </Form>
      {years.length > 0 && <Years years={years} />}
    </>
  )
}

const nextOf = (taken: Kind): Kind => (taken === 'book' ? 'wishes' : 'answers')

function Years({ years }: { readonly years: readonly Year[] }) {
  const { t } = useTranslation(['firstYear'])
  return (
    <section className="mt-8 flex max-w-4xl flex-col gap-4">
      <h2 className="text-std-20B-150">{t('firstYear:years')}</h2>
      {years.map(({ id, title, requests, wishes, answers }) => (
        <section key={id} className="panel min-w-0">
          <h3 className="text-std-16B-170" lang="ja">
            {title}
          </h3>
          <ul>
            {(
              [
                ['requests', requests, `/policy-requests?cycle=${id}`],
                ['wishes', wishes, `/consolidation?show=all&cycle=${id}`],
                ['answers', answers, `/answers/matrix?cycle=${id}`],
              ] as const
            ).map(([what, count, address]) => (
              <li key={what}>
                {count === 0 ? (
                  <span className="inline-flex min-h-11 items-center">{t(`firstYear:noneYet.${what}`)}</span>
                ) : (
                  <Link className="link inline-flex min-h-11 items-center" to={address}>
                    {t(`firstYear:counted.${what}`, { count })}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <Link className="link inline-flex min-h-11 items-center" to="/carry-over">
          {t('firstYear:toCarryOver')}
        </Link>
      </p>
    </section>
  )
}
