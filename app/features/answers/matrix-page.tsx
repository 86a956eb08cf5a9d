import { Form, Link } from '@remix-run/react'
import { CELL_MARKS, cellSymbol, RECEIPT_STATES, type ReceiptState } from '#app/domain/answer-progress.ts'
import type { EvaluationCode } from '#app/domain/evaluation.ts'
import type { MatrixFilter } from '#app/domain/matrix-filter.ts'
import { regionName } from '#app/domain/recipient-data/regions.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import type { Matrix } from '#server/answers/matrix.ts'
import { ListSteps } from './list-steps.tsx'
import { useMarkLabel } from './mark-label.tsx'
import { MatrixTable } from './matrix-table.tsx'

type Props = {
  readonly matrix: Matrix
  readonly filter: MatrixFilter
}

/** 回答マトリクス: requests × recipients, one sign for each. */
export function MatrixPage({ matrix, filter }: Props) {
  const { t } = useTranslation(['answers', 'common'])
  return (
    <>
      <PageHeader
        title={t('answers:matrixTitle')}
        chip={
          matrix.cycleId !== null && (
            <span className="text-dns-16N-130">{t('answers:count', { count: matrix.place.total })}</span>
          )
        }
        help={{
          label: t('common:aboutPage'),
          text: t(matrix.showsEvaluations ? 'answers:matrixLead' : 'answers:matrixLeadOfAnswers'),
        }}
      />
      {matrix.cycleId === null ? (
        <Notice tone="info">{t('answers:matrixNoCycle')}</Notice>
      ) : (
        <>
          <details className="mb-2 print:hidden" open={isFiltered(filter) || undefined}>
            <summary className="link inline-flex min-h-8 cursor-pointer items-center pointer-coarse:min-h-11 max-sm:min-h-11">
              {t('answers:filters')}
            </summary>
            <Filters matrix={matrix} filter={filter} />
          </details>
          {matrix.rows.length === 0 ? <p>{t('answers:matrixEmpty')}</p> : <MatrixTable matrix={matrix} />}
          <ListSteps place={matrix.place} shown={matrix.rows.length} />
          <Legend showsEvaluations={matrix.showsEvaluations} />
        </>
      )}
    </>
  )
}

const isFiltered = ({ bodyId, goal, region, onlyPriority }: MatrixFilter): boolean =>
  bodyId !== null || goal !== null || region !== '' || onlyPriority

function Filters({ matrix: { choices, cycleId }, filter }: Pick<Props, 'matrix' | 'filter'>) {
  const { t, i18n } = useTranslation('answers')
  const any = { value: '', label: t('any') }
  return (
    <Form
      method="get"
      action="/answers/matrix"
      key={JSON.stringify(filter)}
      className="flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      <input type="hidden" name="cycle" value={cycleId ?? ''} />
      <SelectField
        label={t('committee')}
        name="committee"
        width="medium"
        defaultValue={filter.bodyId ?? ''}
        options={[
          any,
          ...choices.committees.map((body) => ({
            value: body.id,
            label: i18n.language === 'en' ? body.nameEn : body.nameJa,
          })),
        ]}
      />
      <SelectField
        label={t('goal')}
        name="goal"
        defaultValue={filter.goal === null ? '' : String(filter.goal)}
        options={[any, ...GOALS.map((goal) => ({ value: goal, label: goal }))]}
      />
      <SelectField
        label={t('region')}
        name="region"
        defaultValue={filter.region}
        options={[
          any,
          ...choices.regions.map((region) => ({ value: region, label: regionName(region, i18n.language) })),
        ]}
      />
      <Checkbox label={t('onlyPriority')} name="priority" value="1" defaultChecked={filter.onlyPriority} />
      <div className="flex items-center gap-4">
        <Button type="submit" variant="secondary">
          {t('filter')}
        </Button>
        <Link to={`/answers/matrix?cycle=${cycleId}`} className="link">
          {t('clearFilters')}
        </Link>
      </div>
    </Form>
  )
}

const GOALS = Array.from({ length: 17 }, (_, index) => String(index + 1))

function Legend({ showsEvaluations }: Pick<Matrix, 'showsEvaluations'>) {
  const { t, i18n } = useTranslation(['answers', 'common'])
  const label = useMarkLabel()
  const isReceipt = (mark: string): mark is ReceiptState => (RECEIPT_STATES as readonly string[]).includes(mark)
  const marks = CELL_MARKS.filter((mark) => showsEvaluations || isReceipt(mark))
  return (
    <section aria-labelledby="legend" className="mt-6">
      <h2 id="legend" className="text-std-18B-160">
        {t('legend')}
      </h2>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        {marks.map((mark) => (
          <div key={mark} className="flex gap-2">
            <dt className="font-bold">{cellSymbol(mark, i18n.language, i18n.words.marks)}</dt>
            <dd>
              {label(mark)}
              {!isReceipt(mark) && (
                <span className="text-dns-14N-130 text-solid-gray-700">
                  {t('common:bracketed', { text: t(`meaning_${mark satisfies EvaluationCode}`) })}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {showsEvaluations && <p className="mt-1 text-dns-14N-130">{t('legendDraft')}</p>}
      <p className="text-dns-14N-130">{t('legendBlank')}</p>
    </section>
  )
}
