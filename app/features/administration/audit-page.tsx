import { Form, Link } from '@remix-run/react'
import { auditActionText } from '#app/i18n/audit-action-text.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DateField } from '#app/ui/date-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { StepNav } from '#app/ui/step-nav.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { SUBJECT_TYPES, type SubjectType } from './audit-filter.ts'

/** A record as a loader's data carries it. */
type Entry = {
  readonly id: string
  readonly at: Date | string
  readonly personId: string | null
  readonly personName: string
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly subject: { readonly ja: string; readonly en: string } | null
  readonly details: string
  /** Fields that the record tells about and whose contents are not for those who administer. */
  readonly withheld: readonly string[]
}
type WrongRecord = {
  readonly id: string
  readonly at: Date | string
  readonly reason: 'altered' | 'unsealed' | 'unknownKey'
}
export type AuditCheck = {
  readonly count: number
  readonly unsealed: number
  readonly firstWrong: WrongRecord | null
}
type Props = {
  readonly entries: readonly Entry[]
  /** Numbers of records after and before which there are others; null: there are none. */
  readonly newer: string | null
  readonly older: string | null
  readonly filter: {
    readonly person: { readonly id: string; readonly name: string } | null
    /** A part of the name of who did it; empty for anybody. */
    readonly who: string
    /** YYYY-MM-DD, both included; empty for no bound. */
    readonly from: string
    readonly to: string
    readonly subjectType: SubjectType | null
  }
  /** More people are called as `who` says than can be looked for at once: nothing is shown. */
  readonly areTooMany: boolean
  readonly check: AuditCheck | null
  /** The last record and its seal. */
  readonly head: { readonly id: string; readonly sha256: string }
  /** May this person open requests at all? An administrator as such may not. */
  readonly opensRequests: boolean
}

/** 監査記録: who did what, newest first, and the proof that the chain is whole. */
export function AuditPage({ entries, newer, older, filter, areTooMany, check, head, opensRequests }: Props) {
  const { t } = useTranslation(['audit', 'common'])
  const isFiltered = hrefOf(filter) !== '/admin/audit'
  return (
    <>
      <PageHeader title={t('audit:title')} help={{ label: t('common:aboutPage'), text: t('audit:lead') }} />
      <Verification check={check} head={head} />
      {filter.person && <p>{t('audit:onlyThisPerson', { name: filter.person.name })}</p>}
      <Form
        method="get"
        action="/admin/audit"
        key={hrefOf(filter)}
        className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2 max-sm:grid max-sm:grid-cols-2 max-sm:[&_*]:max-w-full print:hidden"
      >
        {filter.person && <input type="hidden" name="person" value={filter.person.id} />}
        <TextField label={t('audit:who')} name="who" type="search" defaultValue={filter.who} width="narrow" />
        <DateField label={t('audit:from')} name="from" defaultValue={filter.from} width="date" />
        <DateField label={t('audit:to')} name="to" defaultValue={filter.to} width="date" />
        <SelectField
          label={t('audit:subject')}
          name="subject"
          defaultValue={filter.subjectType ?? ''}
          options={[
            { value: '', label: t('audit:any') },
            ...SUBJECT_TYPES.map((type) => ({ value: type, label: t(`audit:subjectType.${type}`) })),
          ]}
        />
        <Button type="submit" variant="secondary">
          {t('audit:filter')}
        </Button>
        {isFiltered && (
          <Link to="/admin/audit" className="link inline-flex min-h-11 items-center">
            {t('audit:clearFilters')}
          </Link>
        )}
      </Form>
      {entries.length === 0 ? (
        <Notice tone={areTooMany ? 'warning' : 'info'}>{t(areTooMany ? 'audit:tooMany' : 'audit:empty')}</Notice>
      ) : (
        <Entries entries={entries} opensRequests={opensRequests} />
      )}
      {entries.length > 0 && (
        <p className="mt-2 text-dns-14N-130">
          {t('audit:shown', { from: entries.at(-1)?.id ?? '', to: entries[0]?.id ?? '' })}
        </p>
      )}
      <StepNav
        label={t('common:pages')}
        previous={newer === null ? null : { to: hrefOf(filter, { after: newer }), label: t('audit:newer') }}
        next={older === null ? null : { to: hrefOf(filter, { before: older }), label: t('audit:older') }}
      />
    </>
  )
}

function hrefOf(filter: Props['filter'], place: { readonly before?: string; readonly after?: string } = {}): string {
  const { who, from, to } = filter
  const search = new URLSearchParams(Object.entries({ who, from, to, ...place }).filter(([, value]) => value !== ''))
  if (filter.person) search.set('person', filter.person.id)
  if (filter.subjectType) search.set('subject', filter.subjectType)
  return search.size === 0 ? '/admin/audit' : `/admin/audit?${search}`
}

function Verification({ check, head }: Pick<Props, 'check' | 'head'>) {
  const { t, i18n } = useTranslation('audit')
  return (
    <section aria-labelledby="verify" className="mb-2 flex flex-col gap-2">
      <h2 id="verify" className="sr-only">
        {t('verifyTitle')}
      </h2>
      {check?.firstWrong && (
        <Notice tone="error">
          {t(`broken.${check.firstWrong.reason}`, {
            at: formatMoment(check.firstWrong.at, i18n.language),
            id: check.firstWrong.id,
          })}
        </Notice>
      )}
      {check && !check.firstWrong && (
        <Notice tone="success" title={t('intact', { count: check.count })}>
          {check.unsealed > 0 && <p>{t('unsealed', { count: check.unsealed })}</p>}
        </Notice>
      )}
      <Form method="post" preventScrollReset className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <SubmitButton variant="secondary" size="small" pendingLabel={t('verifying')}>
          {t('verify')}
        </SubmitButton>
        <details className="open:basis-full" open={check !== null || undefined}>
          <summary className="link inline-flex min-h-8 cursor-pointer items-center pointer-coarse:min-h-11 max-sm:min-h-11">
            {t('head', { id: head.id })}
          </summary>
          <div className="max-w-4xl text-dns-16N-130">
            <p className="break-all font-mono">{head.sha256}</p>
            <p>{t('headHelp')}</p>
            <p>{t('verifyHelp')}</p>
          </div>
        </details>
      </Form>
    </section>
  )
}

function Entries({ entries, opensRequests }: Pick<Props, 'entries' | 'opensRequests'>) {
  const { t, i18n } = useTranslation(['audit', 'domain'])
  return (
    <DataTable caption={t('audit:caption')} captionIs="hidden" minWidth="medium" density="dense">
      <thead>
        <tr>
          <th scope="col">{t('audit:at')}</th>
          <th scope="col">{t('audit:who')}</th>
          <th scope="col">{t('audit:what')}</th>
          <th scope="col">{t('audit:subject')}</th>
          <th scope="col">{t('audit:details')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="whitespace-nowrap">{formatMoment(entry.at, i18n.language)}</td>
            <td>
              {entry.personId === null ? (
                t('audit:system')
              ) : (
                <Link to={`/admin/audit?person=${entry.personId}`} className="link">
                  {entry.personName}
                </Link>
              )}
            </td>
            <td>{auditActionText(t, entry.action)}</td>
            <td>
              <Subject entry={entry} opensRequests={opensRequests} />
            </td>
            <td>
              <Details entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Details({ entry: { details, withheld } }: { readonly entry: Entry }) {
  const { t } = useTranslation('audit')
  if (details === '' && withheld.length === 0) return null
  return (
    <details>
      <summary className="min-h-6 cursor-pointer">{t('showDetails')}</summary>
      {details !== '' && <pre className="max-w-md whitespace-pre-wrap break-all text-dns-14N-130">{details}</pre>}
      {withheld.length > 0 && (
        <p className="max-w-md break-all text-dns-14N-130">{t('withheld', { names: withheld.join(', ') })}</p>
      )}
    </details>
  )
}

const PAGES: Readonly<Record<string, string>> = { policyRequest: '/policy-requests/', person: '/admin/people/' }

/** What kind of thing a record is about, and which one; with the way to it where this person may go there. */
function Subject({ entry, opensRequests }: { readonly entry: Entry; readonly opensRequests: boolean }) {
  const { t, i18n } = useTranslation('audit')
  const type = SUBJECT_TYPES.find((known) => known === entry.subjectType)
  const kind = type ? t(`subjectType.${type}`) : entry.subjectType
  const { subject } = entry
  const name = subject ? (
    <>
      {kind} {/* What has one name in both languages was written in Japanese. */}
      <span lang={subject.ja === subject.en ? 'ja' : undefined}>
        {i18n.language === 'en' ? subject.en : subject.ja}
      </span>
    </>
  ) : (
    kind
  )
  const page = PAGES[entry.subjectType]
  const isClosed = entry.subjectType === 'policyRequest' && !opensRequests
  if (!page || isClosed || entry.subjectId === 'none') return name
  return (
    <Link to={page + entry.subjectId} className="link">
      {name}
    </Link>
  )
}
