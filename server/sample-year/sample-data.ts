import type { ContentBlock } from '#app/document/document-from-content.ts'
import type { BodyKind, Role } from '#app/domain/roles.ts'
import people from '../../prisma/sample-year/people.json' with { type: 'json' }
import requests from '../../prisma/sample-year/requests.json' with { type: 'json' }

/** The sample year as it is written down in prisma/sample-year; all of it fictional. */

export type SampleResponse = {
  readonly recipient: string
  readonly department: string
  readonly respondedOn: string
  readonly answer: string
  readonly evaluation: string
  readonly evaluationComment: string
}
export type SampleRequest = {
  readonly id: string
  readonly committee: string
  readonly title: string
  readonly type: string
  readonly priority: boolean
  readonly body: readonly ContentBlock[]
  readonly background: string
  readonly sdgTargets: readonly string[]
  readonly guidelineAreas: readonly number[]
  readonly proposers: readonly string[]
  readonly recipients: readonly string[]
  readonly previousYear: {
    readonly id: string
    readonly title: string
    readonly body: string
    readonly responses: readonly SampleResponse[]
  } | null
}
type SamplePerson = {
  readonly key: string
  readonly name: string
  readonly kana: string
  readonly demo: boolean
  readonly roles: readonly (readonly [Role, string])[]
}

export const SAMPLE_REQUESTS = requests.requests as unknown as readonly SampleRequest[]
export const SAMPLE_PEOPLE = people.people as unknown as readonly SamplePerson[]
export const SAMPLE_PILLARS: Readonly<Record<string, readonly string[]>> = people.pillars
export const SAMPLE_PILLAR_OF: Readonly<Record<string, number>> = people.pillarOf
export const SAMPLE_OFFICES = requests.nationalOffices

const PROPOSER_KINDS: Readonly<Record<string, BodyKind>> = {
  構成組織: 'affiliate',
  地域連合: 'chapter',
  各委員会: 'partner',
  関係団体: 'partner',
}

/** Affiliates, chapters and partners that hand in wishes. The bureau is among the bodies every installation has. */
export const SAMPLE_PROPOSERS = requests.proposers.flatMap(({ key, nameJa, kind }) => {
  const bodyKind = PROPOSER_KINDS[kind]
  return bodyKind ? [{ key, nameJa, kind: bodyKind }] : []
})
