import type { DocumentJson } from '#app/domain/document-json.ts'
import type { NumberingScheme } from '#app/domain/numbering.ts'
import type { OwnWords } from '#app/domain/own-words.ts'
import type { PolicyRequestKind } from '#app/domain/policy-request.ts'
import type { DateStyle } from '#app/domain/wareki.ts'

/** What the Word writers need: plain data, so that it can go to a worker thread and the same input gives the same file. */

/** One request as a document shows it. */
export type RequestForWord = {
  /** The committee's own, 「5-3」, by which the screens know it; in a document it stands beside the number that Word counts. */
  readonly number: string
  readonly title: string
  readonly kind: PolicyRequestKind
  readonly isPriority: boolean
  readonly document: DocumentJson
  /** `goal` is 1 to 17. */
  readonly sdgTargets: readonly { readonly code: string; readonly goal: number; readonly textJa: string }[]
  readonly noSdgReason: string
  readonly priorityAreas: readonly { readonly number: number; readonly nameJa: string }[]
  readonly recipients: readonly string[]
  readonly proposers: readonly string[]
  /** Notes of fields that have no place of their own: 「label：value」. */
  readonly notes: readonly string[]
  readonly isFictional: boolean
}

/** Number and Japanese short name of the goals, for instance 8 「働きがいも経済成長も」. */
export type SdgGoalForWord = { readonly number: number; readonly shortJa: string }

type Dated = {
  /** YYYY-MM-DD; also the date kept in the file's properties. */
  readonly date: string
  readonly dateStyle: DateStyle
  /** The federation's when not given. */
  readonly numberingScheme?: NumberingScheme
  /** The federation's own words; the standard ones when not given. */
  readonly words?: OwnWords
}

export type SingleRequestInput = Dated & {
  readonly federationName: string
  /** 「雇用・労働政策委員会」 */
  readonly committeeName: string
  /** State of the request in words, for instance 「起草中」; empty: none is shown. */
  readonly stateLabel: string
  readonly request: RequestForWord
  readonly sdgGoals: readonly SdgGoalForWord[]
}

export type PillarForWord = {
  /** Null: requests that stand under no pillar. */
  readonly title: string | null
  /** 要求の趣旨 that the pillar's requests have in common; empty: none. */
  readonly purpose: string
  readonly requests: readonly RequestForWord[]
}

export type CommitteeForWord = {
  /** 「経済・産業政策委員会」; the chapter is called 「経済・産業政策」. */
  readonly nameJa: string
  readonly pillars: readonly PillarForWord[]
}

export type BookInput = Dated & {
  readonly title: string
  readonly federationName: string
  /** A body that asks together with the federation. */
  readonly coSenderName?: string | null
  readonly committees: readonly CommitteeForWord[]
  readonly sdgGoals: readonly SdgGoalForWord[]
}

/** A person or body in a letter. With a name 様, a post alone 殿, a body alone 御中. */
export type Party = { readonly body: string | null; readonly post: string | null; readonly name: string | null }

export type PackageInput = Dated & {
  readonly documentNumber: string
  readonly addressee: Party
  readonly sender: Party
  /** 連名: who sends beside the sender. */
  readonly coSender?: Party | null
  /** 「公印省略」 or the like; null leaves room for a seal of 24 mm. */
  readonly sealText: string | null
  /** Of the letter: 「「2027年度に向けた政策・制度要求と提言」について（要請）」 */
  readonly title: string
  /** Of what is enclosed: 「2027年度に向けた政策・制度要求と提言」; the letter's when not given. */
  readonly attachmentTitle?: string
  /** The letter, one paragraph per line; 記 and 以上 are added. */
  readonly letter: string
  /** はじめに, one paragraph per line; empty: none. */
  readonly introduction: string
  /** YYYY-MM-DD until which an answer is asked for; null: none named. */
  readonly replyBy: string | null
  /** Does the reply form show the requests' texts beside the room for the answers? */
  readonly hasTextsInReplyForm?: boolean
  /** Where the answer goes: lines with name, address, telephone; empty: none. */
  readonly contact: string
  readonly committees: readonly CommitteeForWord[]
  readonly sdgGoals: readonly SdgGoalForWord[]
}

/** How far a long document is, in requests. */
export type WordProgress = { readonly done: number; readonly total: number }
export type OnProgress = (progress: WordProgress) => void
