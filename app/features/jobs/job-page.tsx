import { Link } from '@remix-run/react'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { Job } from '#server/jobs/job.ts'
import { type JobProgress, useJobProgress } from './use-job-progress.ts'

/** One document that is being made, or was: its progress, its file, or why there is none. */
export function JobPage({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation(['jobs', 'common', 'book', 'submissions'])
  const progress = useJobProgress(job)
  const { about } = job
  const recipient = about.recipient && (i18n.language === 'en' ? about.recipient.nameEn : about.recipient.nameJa)
  const back =
    job.kind === 'book'
      ? { to: `/book?cycle=${about.cycleId}`, label: t('book:title') }
      : { to: `/submissions?cycle=${about.cycleId}`, label: t('submissions:title') }
  return (
    <>
      <PageHeader
        title={t(`jobs:kind_${job.kind}`)}
        crumbs={[back]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={
          <>
            {recipient && <p>{t('jobs:forRecipient', { recipient, number: about.documentNumber })}</p>}
            <p className="flex flex-wrap gap-x-4">
              <span>{about.cycleTitle}</span>
              <span>{t('jobs:requests', { count: about.requestCount })}</span>
              <span>{t('jobs:requestedAt', { date: formatMoment(job.createdAt, i18n.language) })}</span>
            </p>
          </>
        }
      />
      {progress.state === 'waiting' || progress.state === 'running' ? (
        <UnderWay job={job} progress={progress} />
      ) : (
        <Ended job={job} />
      )}
    </>
  )
}

function UnderWay({ job, progress }: { readonly job: Job; readonly progress: JobProgress }) {
  const { t } = useTranslation('jobs')
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-std-18B-160">
        {t(`state_${progress.state}`)}
      </p>
      <ProgressBar label={t('progressLabel')} done={progress.done} total={progress.total} />
      {progress.total > 0 && <p>{t('progress', { done: progress.done, total: progress.total })}</p>}
      {progress.problem === 'interrupted' && <Notice tone="info">{t('problem_interrupted')}</Notice>}
      <p>{t('mayLeave')}</p>
      <p>
        <Link to={`/jobs/${job.id}`} reloadDocument className="link">
          {t('reload')}
        </Link>
      </p>
    </div>
  )
}

function Ended({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs')
  const { t: common } = useTranslation('common')
  if (job.state === 'failed')
    return (
      <Notice tone="error" title={t('state_failed')}>
        {t(`failed_${job.problem ?? 'writeFailed'}`, { id: job.id })}
      </Notice>
    )
  if (!job.file) return null
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="success" title={t('state_finished')} />
      <LinkButton to={`/files/${job.file.id}`} variant="primary" reloadDocument>
        {t('download', { name: job.file.name })}
      </LinkButton>
      <Disclosure summary={t('details')}>
        <dl className="text-dns-14N-130">
          <dt className="font-bold">{t('sha256')}</dt>
          <dd>
            <code className="break-all">{job.file.sha256}</code>
            {common('bracketed', { text: t('size', { kilobytes: Math.ceil(job.file.size / 1024) }) })}
          </dd>
        </dl>
      </Disclosure>
    </div>
  )
}
