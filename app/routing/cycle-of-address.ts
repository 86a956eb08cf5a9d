import { type CycleId, parseId } from '#app/domain/ids.ts'

/** The year that the address of a page names (`cycle`); null when it names none. */
export const cycleOfAddress = (request: Request): CycleId | null =>
  parseId<CycleId>(new URL(request.url).searchParams.get('cycle'))
