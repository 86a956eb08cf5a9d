import { canonicalJson } from './canonical-json.ts'
import type { DocumentJson } from './document-json.ts'
import { FIELD_NAMES, type FieldName, type PolicyRequestFields, REQUEST_FIELDS } from './request-fields.ts'

/** Why a revision (版) was taken. */
export const REVISION_REASONS = ['committeeApproval', 'centralAgenda', 'amendment', 'imported'] as const
export type RevisionReason = (typeof REVISION_REASONS)[number]

/** What a request names beside the ids that its fields hold. */
export type NamedInRequest = {
  readonly pillar: { readonly title: string } | null
  readonly proposers: readonly { readonly nameJa: string }[]
  readonly recipients: readonly { readonly lgCode: string; readonly nameJa: string }[]
}
type Request = PolicyRequestFields & NamedInRequest

type Fields = typeof REQUEST_FIELDS
/** Fields that a revision keeps under their own name, as they are. */
type KeptAsIs = { [Name in FieldName]: Fields[Name]['keptAs'] extends Name ? Name : never }[FieldName]
type OtherNames = Exclude<Fields[FieldName]['keptAs'], KeptAsIs | null>

/** What a revision keeps under another name, so that it can be read without any other row. */
const NAMED = {
  pillar: ({ pillar }) => pillar?.title ?? null,
  proposers: ({ proposers }) => proposers.map(({ nameJa }) => nameJa),
  sdgTargets: ({ sdgTargetCodes }) => sdgTargetCodes,
  /** 全国地方公共団体コード and name, as they were. */
  recipients: ({ recipients }) => recipients.map(({ lgCode, nameJa }) => ({ lgCode, name: nameJa })),
} as const satisfies Record<OtherNames, (request: Request) => KeptValue>

/** A value as a revision keeps it. */
export type KeptValue = string | boolean | null | readonly (string | number | Coded)[]
type Coded = { readonly lgCode: string; readonly name: string }

export type KeptFields = Pick<PolicyRequestFields, KeptAsIs> & {
  readonly [Name in OtherNames]: ReturnType<(typeof NAMED)[Name]>
}
type KeptName = keyof KeptFields

/** Everything that is decided on: a snapshot that needs no other row to be read years later. */
export type RevisionContent = KeptFields & { readonly schemaVersion: number; readonly document: DocumentJson }

const KEPT = FIELD_NAMES.flatMap((name) => {
  const { keptAs, isSubstance, unsaid } = REQUEST_FIELDS[name] as (typeof REQUEST_FIELDS)[FieldName] & {
    unsaid?: KeptValue
  }
  return keptAs ? [{ name, keptAs: keptAs as KeptName, isSubstance, unsaid }] : []
})
/** The fields that a body decides on, and under which names revisions keep them. */
export const SUBSTANCE = KEPT.filter(({ isSubstance }) => isSubstance)

/** The fields of the request as a revision keeps them. */
export const keptFields = (request: Request): KeptFields =>
  Object.fromEntries(
    KEPT.map(({ name, keptAs }) => [keptAs, keptAs in NAMED ? NAMED[keptAs as OtherNames](request) : request[name]]),
  ) as KeptFields

/** The content of a stored revision; where it is older than a field, it has what such a revision means. */
export const readRevision = (stored: unknown): RevisionContent => ({
  ...Object.fromEntries(KEPT.map(({ keptAs, unsaid }) => [keptAs, unsaid])),
  ...(stored as RevisionContent),
})

/**
 * What a body decides on: the text and the fields that the table of fields (REQUEST_FIELDS) calls substance. Not the pillar (its place in
 * the book) and not the proposers (who asked for it). Two requests that ask the same give equal strings, in whatever order the tags
 * and the recipients were chosen.
 */
export const substanceOf = (content: Omit<RevisionContent, 'schemaVersion' | 'pillar' | 'proposers'>): string =>
  canonicalJson({
    document: content.document,
    ...Object.fromEntries(
      SUBSTANCE.map(({ keptAs, unsaid }) => {
        const value = content[keptAs as keyof typeof content] as KeptValue
        return [keptAs, isUnsaid(value, unsaid) ? undefined : canonicalForm(value)]
      }),
    ),
  })

const isUnsaid = (value: KeptValue, unsaid: KeptValue | undefined): boolean =>
  unsaid !== undefined && canonicalJson(value) === canonicalJson(unsaid)

/** A value so that two that say the same are equal: of a choice of several the order says nothing, of a recipient its name. */
export function canonicalForm(value: KeptValue): KeptValue {
  return Array.isArray(value) ? value.map(signOf).sort((a, b) => (a < b ? -1 : Number(a > b))) : value
}
const signOf = (item: string | number | Coded): string | number => (typeof item === 'object' ? item.lgCode : item)
