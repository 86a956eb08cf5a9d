import type { Amended } from '#app/document/amend-document.ts'
import type { ShownDifference, WantedPart } from '#app/document/shown-difference.ts'
import type { Amendment } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { NumberingScheme } from '#app/domain/numbering.ts'
import type { Result } from '#app/domain/result.ts'
import { createQueuedThread } from '#server/queued-thread.ts'
import { startThread } from '#server/worker-thread.ts'
import { doTextJob, type TextDone, type TextJob } from './text-work.ts'

/**
 * Up to so many bytes (as stored) a text is read on the thread that answers everybody: some 500 paragraphs, at most some 25 ms.
 * The largest that may be written takes 400 to 600 ms of processor time.
 */
const SHORT = 32 * 1024
/** The longest job, two of the largest texts, takes some two seconds; a busy machine takes longer. */
const PATIENCE = 60_000
/** Long texts are rare: the memory is given back after so long (ms) without one. */
const KEPT_FOR = 60_000
const MEMORY = { maxOldGenerationSizeMb: 512 }

/**
 * Threads of the whole program, started when they are needed: whatever reads a text comes by here, also inside a transaction, and
 * hands in nothing but bytes. Two, so that no transaction waits while somebody compares.
 */
const openThread = (does: string) =>
  createQueuedThread<TextJob, TextDone>({
    start: () => startThread(import.meta.url, 'text-worker', MEMORY),
    patience: PATIENCE,
    keptFor: KEPT_FOR,
    does,
  })
const reading = openThread('reads texts')
const comparing = openThread('compares texts')

/** The text that these Yjs updates make, in order. */
export async function readUpdates(updates: readonly Uint8Array[]): Promise<DocumentJson> {
  const { json } = await whereItFits({ kind: 'read', updates })
  return JSON.parse(json)
}

/**
 * The text that `updates` make, with amendments (see `amendDocument`).
 * @returns title and text as amended, and what that writes as one Yjs update; refused as `amendDocument` refuses
 */
export async function amendUpdates(
  updates: readonly Uint8Array[],
  title: string,
  amendments: readonly Amendment[],
): Promise<{ readonly amended: Result<Amended>; readonly update: Uint8Array }> {
  const { json, update } = await whereItFits({ kind: 'amend', updates, title, amendments })
  if (!update) throw new Error('amending a text writes an update')
  return { amended: JSON.parse(json), update }
}

/** Compares two texts (see `showDifference`); always in a thread, for what it takes does not follow from the size alone. */
export async function compareTexts(
  before: DocumentJson,
  after: DocumentJson,
  part: WantedPart,
  numbering: NumberingScheme,
): Promise<ShownDifference> {
  const texts = { before: JSON.stringify(before), after: JSON.stringify(after) }
  const job = { kind: 'compare', ...texts, part, numbering } as const
  return JSON.parse((await comparing.run(job)).json)
}

const whereItFits = async (job: Exclude<TextJob, { kind: 'compare' }>): Promise<TextDone> =>
  job.updates.reduce((sum, update) => sum + update.length, 0) <= SHORT ? doTextJob(job) : reading.run(job)
