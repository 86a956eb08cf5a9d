import { Form, Link } from '@remix-run/react'
import { SHEETS_AT_ONCE_MAX } from '#app/domain/proposal-sheet.ts'
import type { Refusal } from '#app/domain/result.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { CONTROL, Field } from '#app/ui/field.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'

type Body = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type Props = {
  /** The own bodies; for the bureau all that hand in. */
  readonly bodies: readonly Body[]
  readonly bodyId: string
  /** It takes what came from others. */
  readonly isBureau: boolean
  /** What was sent before and is under way, or waits to be confirmed. */
  readonly waiting: readonly {
    readonly id: string
    readonly state: 'reading' | 'read' | 'taking'
    readonly createdAt: Date
  }[]
  readonly answer: { readonly refusal: Refusal; readonly values: { readonly bodyId: string } } | null
}
/** So many have a link each to their sheet; of more one is chosen. */
const LINKS = 3
const KINDS = ['xlsx', 'docx'] as const

/** Handing in by a sheet of Excel or Word: it is got here, and read here when it is filled in. */
export function ImportPage({ bodies, bodyId: wanted, isBureau, waiting, answer }: Props) {
  const { t, i18n } = useTranslation(['wishSheets', 'proposals', 'common', 'refusals'])
  const nameOf = (body: Body) => (i18n.language === 'en' ? body.nameEn : body.nameJa)
  const refusal = answer?.refusal ?? null
  const bodyId = answer?.values.bodyId ?? wanted
  const [only] = bodies
  const options = bodies.map((body) => ({ value: body.id, label: nameOf(body) }))
  return (
    <>
      <PageHeader
        title={t(isBureau ? 'proposals:byExcelPaper' : 'wishSheets:title')}
        lead={t(isBureau ? 'wishSheets:leadOfBureau' : 'wishSheets:lead')}
        crumbs={[{ label: t('proposals:title'), to: '/proposals' }]}
        crumbsLabel={t('common:breadcrumbs')}
      />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {waiting.length > 0 && (
        <section aria-labelledby="waiting" className="mt-6 max-w-4xl">
          <h2 id="waiting" className="text-std-20B-150">
            {t('wishSheets:waiting')}
          </h2>
          <ul>
            {waiting.map(({ id, state, createdAt }) => (
              <li key={id}>
                <Link to={`/proposals/import/${id}`} className="link inline-flex min-h-11 items-center">
                  {t(`wishSheets:waitingAs.${state}`, { moment: formatMoment(createdAt, i18n.language) })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="give" className="mt-6 flex max-w-4xl flex-col gap-3">
        <h2 id="give" className="text-std-20B-150">
          {t('wishSheets:give')}
        </h2>
        <p>{t('wishSheets:giveLead')}</p>
        {bodies.length <= LINKS ? (
          <p className="flex flex-wrap gap-3">
            {bodies.flatMap((body) =>
              KINDS.map((kind) => (
                <LinkButton key={body.id + kind} to={`/proposals/sheet.${kind}?body=${body.id}`} reloadDocument>
                  {t(kind === 'docx' ? 'wishSheets:giveWordFor' : 'wishSheets:giveFor', { body: nameOf(body) })}
                </LinkButton>
              )),
            )}
          </p>
        ) : (
          <form method="get" action="/proposals/sheet.xlsx" className="flex flex-wrap items-end gap-3">
            <SelectField
              label={t('wishSheets:body')}
              name="body"
              width="medium"
              defaultValue={bodyId}
              options={options}
            />
            <Button type="submit" variant="secondary">
              {t('wishSheets:giveChosen')}
            </Button>
            <Button type="submit" variant="secondary" formAction="/proposals/sheet.docx">
              {t('wishSheets:giveWordChosen')}
            </Button>
          </form>
        )}
      </section>
      <section aria-labelledby="read" className="mt-8 max-w-4xl">
        <h2 id="read" className="text-std-20B-150">
          {t('wishSheets:read')}
        </h2>
        {/* The browser sends it by itself: files need no script, and what is too large is told in words. */}
        <Form
          method="post"
          action="/proposals/import"
          encType="multipart/form-data"
          reloadDocument
          className="mt-3 flex flex-col gap-4"
        >
          {bodies.length === 1 && only ? (
            <input type="hidden" name="bodyId" value={only.id} />
          ) : (
            <SelectField
              label={t('wishSheets:body')}
              name="bodyId"
              help={t('wishSheets:bodyHelp')}
              width="medium"
              defaultValue={bodyId}
              options={[{ value: '', label: t('wishSheets:bodyOfSheet') }, ...options]}
            />
          )}
          <Field
            label={t('wishSheets:file')}
            help={t('wishSheets:fileHelp', { count: SHEETS_AT_ONCE_MAX })}
            error={fieldError(t, refusal, 'file')}
            requiredMark={t('common:required')}
          >
            {(parts) => (
              <input
                {...parts}
                type="file"
                name="file"
                multiple
                accept=".xlsx,.docx,.csv,.tsv,.txt"
                className={`${CONTROL} w-full`}
              />
            )}
          </Field>
          <div>
            <Button type="submit">{t('wishSheets:readNow')}</Button>
          </div>
        </Form>
      </section>
    </>
  )
}
