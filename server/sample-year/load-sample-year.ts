import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { Database } from '#server/db/client.ts'
import { ensureReferenceData } from '#server/reference-data/ensure-reference-data.ts'
import { addMissingRecipients } from '#server/reference-data/reference-data.repository.ts'
import { createServices, type ServiceDeps } from '#server/services.ts'
import { workedForFiscalYear } from './sample-calendar.ts'
import { SAMPLE_OFFICES } from './sample-data.ts'
import { foundFederation } from './sample-federation.ts'
import { sampleSteps } from './sample-journeys.ts'
import { SampleClock } from './sample-world.ts'
import {
  emptyBrokenOffSampleYear,
  markSampleYearBegun,
  markSampleYearLoaded,
  readSampleYearState,
} from './sample-year.repository.ts'

type SampleYearOptions = {
  /** Works as the owner of the tables: only the owner can take away what a broken-off loading left in the audit record. */
  readonly asOwner: (work: (database: Database) => Promise<void>) => Promise<void>
  /** `isAgain`: an earlier loading was broken off, and what it had left is removed. */
  readonly begins?: (isAgain: boolean) => void
  readonly stepDone?: (done: number, total: number) => void
}

/**
 * Loads the fictional sample year, once: everything through the product's own services, on the days on which it would
 * have happened, so that revisions, audit records and Word files are real. A loading that was broken off is begun afresh.
 * @throws when something of it is refused, as in a database with other people
 */
export async function loadSampleYear(deps: ServiceDeps, options: SampleYearOptions): Promise<void> {
  const { database } = deps
  const state = await readSampleYearState(database)
  if (state === 'loaded') return
  options.begins?.(state === 'begun')
  if (state === 'begun') await options.asOwner((owner) => emptyBrokenOffSampleYear(owner, deps.clock.now()))
  else await markSampleYearBegun(database, deps.clock.now())
  await ensureReferenceData(database)
  const clock = new SampleClock(deps.clock)
  const services = createServices({ ...deps, clock })
  const fiscalYear = workedForFiscalYear(todayInJapan(deps.clock.now()))
  await addMissingRecipients(
    database,
    SAMPLE_OFFICES.map(({ key, ...office }) => ({
      ...office,
      kind: 'nationalOffice' as const,
      lgCode: key,
      region: '',
      municipality: '国の機関',
      assembly: '',
    })),
  )
  const world = await foundFederation(database, services, clock, fiscalYear)
  const steps = sampleSteps(fiscalYear)
  for (const [index, step] of steps.entries()) {
    clock.setDay(step.day)
    await step.run(world)
    options.stepDone?.(index + 1, steps.length)
  }
  await services.jobs.stop()
  await markSampleYearLoaded(database, deps.clock.now())
}
