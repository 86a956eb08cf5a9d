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

/**
 * What a body decides on: title, text, kind, priority, SDG tags, and to whom the request goes. Not the pillar (its place in the
 * book) and not the proposers (who asked for it). Two requests that ask the same give equal strings, in whatever order the tags
 * and the recipients were chosen.
 */
export const substanceOf = (content: Omit<RevisionContent, 'schemaVersion' | 'pillar' | 'proposers'>): string =>
  canonicalJson({
    title: content.title,
    document: content.document,
    kind: content.kind,
    isPriority: content.isPriority,
    sdgTargets: [...content.sdgTargets].sort(),
    noSdgReason: content.noSdgReason,
    priorityAreas: [...content.priorityAreas].sort((a, b) => a - b),
    recipients: content.recipients.map(({ lgCode }) => lgCode).sort(),
  })

/** JSON with sorted keys and without `undefined`: the same value always gives the same string, so that its hash means something. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  // Texts have thousands of these objects: no list is made that is not needed.
  const fields = value as Readonly<Record<string, unknown>>
  let written = ''
  for (const key of Object.keys(fields).sort()) {
    const item = fields[key]
    if (item !== undefined) written += `${written && ','}${JSON.stringify(key)}:${canonicalJson(item)}`
  }
  return `{${written}}`
}
