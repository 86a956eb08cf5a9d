import * as Y from 'yjs'
import { amendDocument } from '#app/document/amend-document.ts'
import { showDifference, type WantedPart } from '#app/document/shown-difference.ts'
import { readDocument, readUpdate } from '#app/document/yjs-document.ts'
import type { Amendment } from '#app/domain/decision.ts'
import type { NumberingScheme } from '#app/domain/numbering.ts'

type Updates = readonly Uint8Array[]

/** What is done with whole texts. Texts are told as JSON: a tree of thousands of objects takes five times as long between threads. */
export type TextJob =
  | { readonly kind: 'read'; readonly updates: Updates }
  | {
      readonly kind: 'amend'
      readonly updates: Updates
      readonly title: string
      readonly amendments: readonly Amendment[]
    }
  | {
      readonly kind: 'compare'
      readonly before: string
      readonly after: string
      readonly part: WantedPart
      readonly numbering: NumberingScheme
    }

/** `json`: the text, the result of amending it, or the difference. `update`: what an amendment writes. */
export type TextDone = { readonly json: string; readonly update: Uint8Array | null }

/** Does one job, on whatever thread it is called. */
export function doTextJob(job: TextJob): TextDone {
  if (job.kind === 'compare')
    return done(showDifference(JSON.parse(job.before), JSON.parse(job.after), job.part, job.numbering))
  const [only, ...more] = job.updates
  if (job.kind === 'read' && only && more.length === 0) return done(readUpdate(only))
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      for (const update of job.updates) Y.applyUpdate(doc, update)
    })
    if (job.kind === 'read') return done(readDocument(doc))
    const before = Y.encodeStateVector(doc)
    const amended = amendDocument(doc, job.title, job.amendments)
    return done(amended, Y.encodeStateAsUpdate(doc, before))
  } finally {
    doc.destroy()
  }
}

const done = (value: object, update: Uint8Array | null = null): TextDone => ({ json: JSON.stringify(value), update })
