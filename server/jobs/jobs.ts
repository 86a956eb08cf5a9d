import type { JobId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { type Job, mayReadJob } from './job.ts'
import { findJob, jobsOfPerson } from './jobs.repository.ts'
import { createJobRunner, type JobRunnerDeps } from './run-jobs.ts'

/** Results wait on ホーム this long (ms), and no more than this many of them. */
const WAITING_ON_HOME = 7 * 24 * 60 * 60 * 1000
const SHOWN_ON_HOME = 5

export type Jobs = ReturnType<typeof createJobs>

/** Long work: asking for it is the service's whose document it is; here it is run, watched and found again. */
export function createJobs(deps: JobRunnerDeps) {
  return {
    ...createJobRunner(deps),
    /** One job with its progress; `notFound` also stands for what the person may not see. */
    show: async (actor: Actor, id: JobId): Promise<Result<Job>> => {
      const job = await findJob(deps.database, id)
      return job && mayReadJob(actor, job) ? ok(job) : refuse('notFound')
    },
    /** The person's own jobs of the last week, newest first: those under way and those whose result waits. */
    mine: async (actor: Actor): Promise<Job[]> => {
      const since = new Date(deps.clock.now().getTime() - WAITING_ON_HOME)
      const jobs = await jobsOfPerson(deps.database, actor.personId, since, SHOWN_ON_HOME)
      return jobs.filter((job) => mayReadJob(actor, job))
    },
  }
}
