import type { DocumentJson } from './document-json.ts'
import type { PolicyRequestKind } from './policy-request.ts'

/** Why a revision (版) was taken. */
export const REVISION_REASONS = ['committeeApproval', 'centralAgenda', 'amendment'] as const
export type RevisionReason = (typeof REVISION_REASONS)[number]

/** Everything that is decided on: a snapshot that needs no other row to be read years later. */
export type RevisionContent = {
  readonly schemaVersion: number
  readonly title: string
  readonly kind: PolicyRequestKind
  readonly isPriority: boolean
  readonly pillar: string | null
  readonly document: DocumentJson
  readonly sdgTargets: readonly string[]
  readonly noSdgReason: string
  readonly priorityAreas: readonly number[]
  /** 全国地方公共団体コード and name, as they were. */
  readonly recipients: readonly { readonly lgCode: string; readonly name: string }[]
  readonly proposers: readonly string[]
}

/** The part of a revision that the committee's approval is about: title and text. Two equal texts give equal strings. */
export const textOfRevision = (content: Pick<RevisionContent, 'title' | 'document'>): string =>
  canonicalJson({ title: content.title, document: content.document })

/** JSON with sorted keys and without `undefined`: the same value always gives the same string, so that its hash means something. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
