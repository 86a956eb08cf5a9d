import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { Job } from '#server/jobs/job.ts'

/** A job's progress as the poll route gives it. */
export type JobProgress = Pick<Job, 'state' | 'done' | 'total' | 'problem'>

/** How often a page asks how far a job is (ms). */
const INTERVAL = 1000

const isUnderWay = ({ state }: Pick<Job, 'state'>): boolean => state === 'waiting' || state === 'running'

/**
 * Asks about a job while it is under way, and loads the page anew when it has ended. Without JavaScript the page has a link
 * for that.
 */
export function useJobProgress(job: Job): JobProgress {
  const [progress, setProgress] = useState<JobProgress>(job)
  const { revalidate } = useRevalidator()
  const underWay = isUnderWay(job) && isUnderWay(progress)
  // The server cannot call the page, so the page asks, and stops asking when it is left.
  useEffect(() => {
    if (!underWay) return
    const leave = new AbortController()
    const timer = setInterval(async () => {
      const answer = await fetch(`/jobs/${job.id}.json`, { signal: leave.signal }).catch(() => null)
      if (!answer?.ok) return
      const next = (await answer.json()) as JobProgress
      setProgress(next)
      if (!isUnderWay(next)) revalidate()
    }, INTERVAL)
    return () => {
      clearInterval(timer)
      leave.abort()
    }
  }, [job.id, underWay, revalidate])
  return isUnderWay(job) ? progress : job
}
