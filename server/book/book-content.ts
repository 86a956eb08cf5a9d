import type { CycleId } from '#app/domain/ids.ts'
import type { DocumentItem } from './documents.repository.ts'

/** What a book was asked to hold, fixed when it was requested: the requests, each in the revision that was adopted. */
export type BookContent = {
  readonly cycleId: CycleId
  readonly title: string
  /** YYYY-MM-DD */
  readonly madeOn: string
  readonly items: readonly DocumentItem[]
}
