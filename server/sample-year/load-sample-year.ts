import { todayInJapan } from '#app/domain/calendar-date.ts'
import { addMissingRecipients } from '#server/reference-data/reference-data.repository.ts'
import { createServices, type ServiceDeps } from '#server/services.ts'
import { workedForFiscalYear } from './sample-calendar.ts'
import { SAMPLE_OFFICES } from './sample-data.ts'
import { foundFederation } from './sample-federation.ts'
import { sampleSteps } from './sample-journeys.ts'
import { SampleClock } from './sample-world.ts'
import { isSampleYearLoaded, markSampleYearLoaded } from './sample-year.repository.ts'

/**
 * Loads the fictional sample year, once: everything through the product's own services, on the days on which it would
 * have happened, so that revisions, audit records and Word files are real.
 * @throws when something of it is refused; an installation in which it broke off is to be begun afresh
 */
export async function loadSampleYear(
  deps: ServiceDeps,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const { database } = deps
  if (await isSampleYearLoaded(database)) return
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
    onProgress(index + 1, steps.length)
  }
  await services.jobs.stop()
  await markSampleYearLoaded(database, deps.clock.now())
}
