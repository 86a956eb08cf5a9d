import type { BodyId, CycleId, PersonId, PillarId, PolicyRequestId, RecipientId } from './ids.ts'
import { NO_SDG_REASON_MAX, POLICY_REQUEST_KINDS, type PolicyRequestKind, TITLE_MAX } from './policy-request.ts'
import type { RequestState } from './workflow.ts'

/** The fields of a request that people fill in; its text is a shared document of its own. */
export type PolicyRequestFields = {
  readonly title: string
  readonly kind: PolicyRequestKind
  readonly isPriority: boolean
  readonly pillarId: PillarId | null
  /** Last year's request that this one carries on. */
  readonly previousRequestId: PolicyRequestId | null
  readonly proposerBodyIds: readonly BodyId[]
  readonly sdgTargetCodes: readonly string[]
  readonly noSdgReason: string
  readonly priorityAreas: readonly number[]
  readonly recipientIds: readonly RecipientId[]
}
export type FieldName = keyof PolicyRequestFields

/** The parts of the fields, each saved by itself: two people in different parts do not collide. */
export const SECTIONS = ['title', 'basics', 'sdgs', 'recipients'] as const
export type FieldSection = (typeof SECTIONS)[number]

/** What a form may send for a field, by what the field holds. The checks themselves: app/domain/policy-request-input.ts. */
type InputRule<Value> = [null] extends [Value]
  ? { readonly as: 'one' }
  : [Value] extends [boolean]
    ? { readonly as: 'tick' }
    : [Value] extends [readonly number[]]
      ? { readonly as: 'numbers'; readonly from: number; readonly to: number }
      : [Value] extends [readonly string[]]
        ? { readonly as: 'many' | 'codes'; readonly most: number }
        : string extends Value
          ? /** One line that must be there, or a text that may be empty. */
            { readonly as: 'line' | 'text'; readonly max: number }
          : /** `texts`: where in `domain` (app/i18n) the options have their words. */
            { readonly as: 'choice'; readonly options: readonly Value[]; readonly texts: string }
type PlainValue<Value> = [Value] extends [string | boolean] ? 'plain' : never

/** Everything that is to be said of a field, so that nothing that follows from it can be forgotten. */
type RequestField<Value> = {
  readonly section: FieldSection
  /** Is it asked for in the form of a new request too? */
  readonly isAskedFirst: boolean
  readonly input: InputRule<Value>
  /** Its name in forms. */
  readonly formName: string
  /** Keys of its texts in `policyRequests` (app/i18n). */
  readonly label: string
  readonly help: string | null
  /** Drawn and read aloud like any field of its rule, or by a part of its own, on the form and for those who only read. */
  readonly shown: PlainValue<Value> | 'own'
} & (
  | { readonly isSubstance: false; readonly keptAs: null; readonly inDocuments: 'no' }
  | {
      /** Is it part of what a body decides on (see `substanceOf`)? */
      readonly isSubstance: boolean
      /** Under which name revisions keep it; another than its own: with what it names (app/domain/revision.ts). */
      readonly keptAs: string
      /** In Word: a note 「label：value」 below the text, in a way of its own (server/book/request-for-word.ts), or not. */
      readonly inDocuments: (PlainValue<Value> extends never ? never : 'note') | 'own' | 'no'
    }
)

/** The fields that the first revisions kept. */
type FirstField =
  | ('title' | 'kind' | 'isPriority' | 'pillarId' | 'previousRequestId' | 'proposerBodyIds')
  | ('sdgTargetCodes' | 'noSdgReason' | 'priorityAreas' | 'recipientIds')
/**
 * A field that came later says what a revision older than it means (`unsaid`; also what a request says that was made before). That
 * value is not written into the substance, so that what was approved before keeps its hash.
 */
type Later<Name extends FieldName> = Name extends FirstField ? unknown : { readonly unsaid: PolicyRequestFields[Name] }

/**
 * The fields of a request, in the order in which they are shown. Forms and their checks, what is stored, fingerprints, substance,
 * revisions, differences, the screens and Word follow from this table: docs/changing.md.
 */
export const REQUEST_FIELDS = {
  title: {
    section: 'title',
    isAskedFirst: true,
    input: { as: 'line', max: TITLE_MAX },
    formName: 'title',
    label: 'title',
    help: 'titleHelp',
    shown: 'plain',
    isSubstance: true,
    keptAs: 'title',
    inDocuments: 'own',
  },
  kind: {
    section: 'basics',
    isAskedFirst: false,
    input: { as: 'choice', options: POLICY_REQUEST_KINDS, texts: 'kind' },
    formName: 'kind',
    label: 'kind',
    help: 'kindHelp',
    shown: 'plain',
    isSubstance: true,
    keptAs: 'kind',
    inDocuments: 'own',
  },
  isPriority: {
    section: 'basics',
    isAskedFirst: false,
    input: { as: 'tick' },
    formName: 'isPriority',
    label: 'priorityMark',
    help: null,
    shown: 'plain',
    isSubstance: true,
    keptAs: 'isPriority',
    inDocuments: 'own',
  },
  proposerBodyIds: {
    section: 'basics',
    isAskedFirst: false,
    input: { as: 'many', most: 500 },
    formName: 'proposer',
    label: 'proposers',
    help: 'proposersHelp',
    shown: 'own',
    isSubstance: false,
    keptAs: 'proposers',
    inDocuments: 'own',
  },
  pillarId: {
    section: 'basics',
    isAskedFirst: false,
    input: { as: 'one' },
    formName: 'pillarId',
    label: 'pillar',
    help: null,
    shown: 'own',
    isSubstance: false,
    keptAs: 'pillar',
    inDocuments: 'no',
  },
  previousRequestId: {
    section: 'basics',
    isAskedFirst: false,
    input: { as: 'one' },
    formName: 'previousRequestId',
    label: 'previousRequest',
    help: 'previousRequestHelp',
    shown: 'own',
    isSubstance: false,
    keptAs: null,
    inDocuments: 'no',
  },
  sdgTargetCodes: {
    section: 'sdgs',
    isAskedFirst: false,
    input: { as: 'codes', most: 169 },
    formName: 'sdgTarget',
    label: 'sdgTargets',
    help: null,
    shown: 'own',
    isSubstance: true,
    keptAs: 'sdgTargets',
    inDocuments: 'own',
  },
  noSdgReason: {
    section: 'sdgs',
    isAskedFirst: false,
    input: { as: 'text', max: NO_SDG_REASON_MAX },
    formName: 'noSdgReason',
    label: 'noSdgReason',
    help: null,
    shown: 'own',
    isSubstance: true,
    keptAs: 'noSdgReason',
    inDocuments: 'own',
  },
  priorityAreas: {
    section: 'sdgs',
    isAskedFirst: false,
    input: { as: 'numbers', from: 1, to: 8 },
    formName: 'priorityArea',
    label: 'priorityAreas',
    help: null,
    shown: 'own',
    isSubstance: true,
    keptAs: 'priorityAreas',
    inDocuments: 'own',
  },
  recipientIds: {
    section: 'recipients',
    isAskedFirst: false,
    input: { as: 'many', most: 500 },
    formName: 'recipient',
    label: 'recipient',
    help: null,
    shown: 'own',
    isSubstance: true,
    keptAs: 'recipients',
    inDocuments: 'own',
  },
} as const satisfies { readonly [Name in FieldName]: RequestField<PolicyRequestFields[Name]> & Later<Name> }

type Fields = typeof REQUEST_FIELDS
/** The names of the fields of which the table says `Said`. */
export type FieldWith<Said> = { [Name in FieldName]: Fields[Name] extends Said ? Name : never }[FieldName]

export const FIELD_NAMES = Object.keys(REQUEST_FIELDS) as readonly FieldName[]

/** The names of the fields of which the table says `value` under `key`, in its order. */
export const fieldsWith = <Key extends keyof Fields['title'], const Value extends Fields[FieldName][Key]>(
  key: Key,
  value: Value,
): readonly FieldWith<Readonly<Record<Key, Value>>>[] =>
  FIELD_NAMES.filter((name) => REQUEST_FIELDS[name][key] === value) as FieldWith<Readonly<Record<Key, Value>>>[]

export type SectionField<Section extends FieldSection> = FieldWith<{ readonly section: Section }>
/** What a form sends for a field, or is filled with: no choice is an empty text. */
export type FormValue<Name extends FieldName> = PolicyRequestFields[Name] extends boolean | readonly number[]
  ? PolicyRequestFields[Name]
  : PolicyRequestFields[Name] extends readonly string[]
    ? readonly string[]
    : string
export type FormValues<Name extends FieldName> = { readonly [Key in Name]: FormValue<Key> }

/** The values of these fields as a form is filled with them. */
export const formValuesOf = <Name extends FieldName>(
  fields: Pick<PolicyRequestFields, Name>,
  names: readonly Name[],
): FormValues<Name> => Object.fromEntries(names.map((name) => [name, fields[name] ?? ''])) as FormValues<Name>

/** 要求項目 without its text. */
export type PolicyRequest = PolicyRequestFields & {
  readonly id: PolicyRequestId
  readonly cycleId: CycleId
  readonly bodyId: BodyId
  /** Running number inside committee and cycle. */
  readonly number: number
  readonly state: RequestState
  readonly version: number
  readonly mergedIntoId: PolicyRequestId | null
  readonly isFictional: boolean
  readonly createdById: PersonId
  readonly createdAt: Date
  readonly updatedAt: Date
}
