import { Link } from '@remix-run/react'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import type { Job } from '#server/jobs/job.ts'

/** The books made so far, newest first. */
export function BookExports({ exports }: { readonly exports: readonly Job[] }) {
  const { t, i18n } = useTranslation(['book', 'jobs'])
  return (
    <div>
      <h2 className="text-std-20B-150">{t('book:exports')}</h2>
      {exports.length === 0 ? (
        <p className="mt-2">{t('book:exportsEmpty')}</p>
      ) : (
        <DataTable caption={t('book:exports')} captionIs="hidden" minWidth="none">
          <thead>
            <tr>
              <th scope="col">{t('book:exportedAt')}</th>
              <th scope="col">{t('book:exportRequests')}</th>
              <th scope="col">{t('book:exportFile')}</th>
            </tr>
          </thead>
          <tbody>
            {exports.map((job) => (
              <tr key={job.id}>
                <td>{formatMoment(job.createdAt, i18n.language)}</td>
                <td>{t('book:requests', { count: job.about.requestCount })}</td>
                <td>
                  {job.file ? (
                    <Link to={`/files/${job.file.id}`} reloadDocument className="link">
                      {job.file.name}
                    </Link>
                  ) : (
                    <Link to={`/jobs/${job.id}`} className="link">
                      {t(`jobs:state_${job.state}`)}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </div>
  )
}
