import { Link } from '@remix-run/react'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { Job } from '#server/jobs/job.ts'

/** Documents the person asked for: those under way and those that wait to be fetched. */
export function JobList({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t, i18n } = useTranslation(['home', 'jobs'])
  if (jobs.length === 0) return null
  return (
    <section aria-labelledby="jobs" className="panel mt-5">
      <h3 id="jobs" className="text-std-16B-170">
        {t('home:jobs')}
      </h3>
      <ul className="divide-y divide-solid-gray-200">
        {jobs.map((job) => (
          <li key={job.id} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <Link to={`/jobs/${job.id}`} className="link min-w-0 flex-1 basis-64">
              {t(`jobs:kind_${job.kind}`)}
              {job.about.recipient &&
                `　${i18n.language === 'en' ? job.about.recipient.nameEn : job.about.recipient.nameJa}`}
            </Link>
            <span className="text-dns-14N-130 text-solid-gray-700">
              {t(`jobs:state_${job.state}`)}　{formatMoment(job.finishedAt ?? job.createdAt, i18n.language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
