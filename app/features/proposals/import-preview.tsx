import { Form, Link } from '@remix-run/react'
import type { TFunction } from 'i18next'
import type { ProposalIntent } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { fieldLabel } from './sheet-columns.ts'
import type { ShownImport, ShownRow, ShownTable } from './shown-import.ts'

/** Names fields of a wish. */
type Label = TFunction<['proposals', 'domain']>
type Props = {
  readonly shown: ShownImport
  readonly fingerprint: string
  readonly counts: {
    readonly acting: number
    readonly handable: number
    readonly isComplete: boolean
    readonly isTyped: boolean
  }
  readonly refusal: Refusal | null
}

/** What was read of the sheets, row by row: what each becomes, and what is to be mended, in the names of the sheet's own cells. */
export function ImportPreview({ shown, fingerprint, counts, refusal }: Props) {
  const { t } = useTranslation(['wishSheets', 'proposals', 'common', 'refusals'])
  const { acting, handable, isComplete, isTyped } = counts
  const mayHandIn = !isTyped && handable > 0 && isComplete
  return (
    <>
      <PageHeader
        title={t('wishSheets:previewTitle')}
        lead={t('wishSheets:previewLead')}
        crumbs={[
          { label: t('proposals:title'), to: '/proposals' },
          { label: t(isTyped ? 'proposals:byExcelPaper' : 'wishSheets:title'), to: '/proposals/import' },
        ]}
        crumbsLabel={t('common:breadcrumbs')}
      />
      {refusal && (
        <Notice tone="error">
          {refusal.reason === 'versionChanged' ? t('wishSheets:changedSince') : refusalText(t, refusal)}
        </Notice>
      )}
      <p className="my-3 text-std-16B-170">{t('wishSheets:summary', { acting, same: shown.same, left: shown.left })}</p>
      {shown.unread + shown.sheets > 0 && (
        <p className="my-3 text-std-16B-170">
          {t('wishSheets:notTakenUp', { total: shown.files.length, unread: shown.unread, sheets: shown.sheets })}
        </p>
      )}
      {shown.left > 0 && <p className="my-3">{t('wishSheets:leftOut')}</p>}
      {acting === 0 && !mayHandIn && <p className="my-3">{t('wishSheets:nothing')}</p>}
      <Form method="post" className="my-4 flex flex-wrap items-center gap-3">
        <input type="hidden" name="shown" value={fingerprint} />
        {acting > 0 && (
          <SubmitButton name="intent" value="take">
            {t(isTyped ? 'wishSheets:takeTyped' : 'wishSheets:take', { count: acting })}
          </SubmitButton>
        )}
        {mayHandIn && (
          <SubmitButton name="intent" value="takeAndHandIn" variant="secondary">
            {t('wishSheets:takeAndHandIn', { count: handable })}
          </SubmitButton>
        )}
        <Link to="/proposals/import" className="link inline-flex min-h-11 items-center">
          {t('wishSheets:readAgain')}
        </Link>
      </Form>
      {shown.files.map((file) => (
        <div key={file.id}>
          {file.refusal && (
            <Notice tone="warning" title={file.name}>
              {t('wishSheets:unreadable', { reason: refusalText(t, { reason: file.refusal }) })}
            </Notice>
          )}
          {file.tables.map((table) => (
            <TableOfSheet key={table.id} file={file.name} table={table} />
          ))}
        </div>
      ))}
      <RowPages {...shown} />
    </>
  )
}

/** Where this page stands among all rows, and the ways to the others. */
function RowPages({ start, total, previous, next, files }: ShownImport) {
  const { t } = useTranslation(['wishSheets'])
  if (previous === null && next === null) return null
  const count = files.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows)).length
  return (
    <nav aria-label={t('wishSheets:pages')} className="mt-3 flex flex-wrap items-center gap-4">
      <p>{t('wishSheets:pagePlace', { start, end: start + count - 1, total })}</p>
      {previous !== null && (
        <Link to={`?from=${previous}`} className="link inline-flex min-h-11 items-center">
          {t('wishSheets:previousRows')}
        </Link>
      )}
      {next !== null && (
        <Link to={`?from=${next}`} className="link inline-flex min-h-11 items-center">
          {t('wishSheets:nextRows')}
        </Link>
      )}
    </nav>
  )
}

function TableOfSheet({ file, table }: { readonly file: string; readonly table: ShownTable }) {
  const { t, i18n } = useTranslation(['wishSheets', 'proposals'])
  const { t: label } = useTranslation(['proposals', 'domain'])
  const { body, problem } = table
  const name = t('wishSheets:tableOf', { file, sheet: table.sheet })
  const nameOf = (one: { readonly nameJa: string; readonly nameEn: string }) =>
    i18n.language === 'en' ? one.nameEn : one.nameJa
  return (
    <div className="mt-6">
      <h2 className="text-std-18B-160 break-words">
        {name}
        {body && `　${nameOf(body)}`}
      </h2>
      {problem && (
        <Notice tone="warning">
          {t(`wishSheets:problem.${problem.kind}`, {
            ...(problem.kind === 'otherBody' && { body: nameOf(problem.body) }),
            ...(problem.kind === 'doubledColumn' && { ...problem, field: fieldLabel(label, problem.field) }),
          })}
        </Notice>
      )}
      <ul className="my-2 list-disc pl-6 text-dns-16N-130">
        {table.notes.map((note) => (
          <NoteOfTable key={keyOf(note)} note={note} label={label} />
        ))}
      </ul>
      {table.rows.length > 0 && (
        <DataTable caption={name} captionIs="hidden" onPhone="stacked">
          <thead>
            <tr>
              <th scope="col">{t('wishSheets:row')}</th>
              <th scope="col">{t('proposals:subject')}</th>
              <th scope="col">{t('wishSheets:becomesHead')}</th>
              <th scope="col">{t('wishSheets:toMend')}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <RowOfSheet key={row.number} sheet={table.sheet} row={row} label={label} />
            ))}
          </tbody>
        </DataTable>
      )}
    </div>
  )
}

type Note = ShownTable['notes'][number]
const keyOf = (note: Note): string =>
  `${note.kind} ${'nth' in note ? note.nth : 'at' in note ? note.at : 'field' in note ? note.field : ''}`

function NoteOfTable({ note, label }: { readonly note: Note; readonly label: Label }) {
  const { t } = useTranslation(['wishSheets'])
  if (note.kind === 'leftText') {
    const at = t(note.at.startsWith('表') ? 'wishSheets:leftRow' : 'wishSheets:leftParagraph', { at: note.at })
    return <li>{t(`wishSheets:left.${note.why}`, { at, text: note.text })}</li>
  }
  return (
    <li>{t(`wishSheets:columns.${note.kind}`, 'field' in note ? { field: fieldLabel(label, note.field) } : note)}</li>
  )
}

type RowProps = { readonly sheet: string; readonly row: ShownRow; readonly label: Label }

function RowOfSheet({ sheet, row, label }: RowProps) {
  const { t } = useTranslation(['wishSheets', 'proposals'])
  const title = row.title || t('proposals:untitled')
  // What the federation calls them: so they stand in the sheet.
  const kinds = {
    ...{ new: label('domain:proposalIntent.new'), strengthened: label('domain:proposalIntent.strengthened') },
    ...{ continued: label('domain:proposalIntent.continued'), finished: label('domain:proposalIntent.finished') },
  } satisfies Record<ProposalIntent, string>
  return (
    <tr>
      <td>{row.number}</td>
      <th scope="row" lang="ja">
        {row.proposalId ? (
          <Link to={`/proposals/${row.proposalId}`} className="link">
            {title}
          </Link>
        ) : (
          title
        )}
      </th>
      <td>{t(`wishSheets:becomes.${row.becomes}`)}</td>
      <td>
        <ul>
          {row.faults.map((fault) => (
            <li key={`${fault.at} ${fault.kind}`} className="font-bold text-error-1">
              {t(`wishSheets:fault.${fault.kind}`, {
                ...{ ...fault, ...kinds },
                place: t('wishSheets:place', { sheet, at: fault.at }),
                field: fieldLabel(label, fault.field),
              })}
            </li>
          ))}
          {row.becomes in WHY && <li>{t(`wishSheets:why.${row.becomes as keyof typeof WHY}`, kinds)}</li>}
          {row.changed.length > 0 && (
            <li>
              {t('wishSheets:changedFields', {
                fields: row.changed.map((field) => fieldLabel(label, field)).join('、'),
              })}
            </li>
          )}
          {row.notes.map((note) => (
            <li key={note}>{t(`wishSheets:note.${note}`, kinds)}</li>
          ))}
        </ul>
        {row.compared.length > 0 && (
          <Disclosure summary={t('wishSheets:compare')}>
            {row.compared.map(({ field, theirs, mine }) => (
              <dl key={field} className="mb-3">
                <dt className="text-std-16B-170">{`${fieldLabel(label, field)}：${t('wishSheets:theirs')}`}</dt>
                <dd lang="ja" className="whitespace-pre-line">
                  {theirs}
                </dd>
                <dt className="text-std-16B-170">{`${fieldLabel(label, field)}：${t('wishSheets:mine')}`}</dt>
                <dd lang="ja" className="whitespace-pre-line">
                  {mine}
                </dd>
              </dl>
            ))}
          </Disclosure>
        )}
      </td>
    </tr>
  )
}

/** What a row becomes that wants a word of explanation. */
const WHY = {
  untouched: true,
  twice: true,
  conflict: true,
  decided: true,
  othersWords: true,
  handedInBefore: true,
  handedInAlike: true,
  notChosen: true,
} as const
