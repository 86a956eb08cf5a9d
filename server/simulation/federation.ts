import { seedUpdate } from '#app/document/yjs-document.ts'
import type { BodyId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Role } from '#app/domain/roles.ts'
import { toAuditKeys } from '#server/audit/audit-seal.ts'
import type { MemoryDatabase } from './memory-database.ts'
import type { Reference } from './memory-prisma.ts'
import type { Random } from './random.ts'
import type { WallClock } from './simulated-time.ts'
import { TextContents } from './text-contents.ts'

const ROLES = [
  ...(['committeeMember', 'committeeMember', 'committeeMember', 'committeeChair', 'committeeSecretary'] as const),
  ...(['bureau', 'bureau', 'centralSecretariat', 'viewer'] as const),
] satisfies Role[]

/** The people and requests of a made-up world. */
export class Federation {
  readonly people: PersonId[] = []
  readonly reference: Reference
  private readonly committeeId: BodyId
  private readonly seeds = new Map<string, Uint8Array>()
  private number = 0

  constructor(
    private readonly database: MemoryDatabase,
    private readonly random: Random,
    private readonly clock: WallClock,
  ) {
    const id = () => random.uuid()
    this.committeeId = id() as BodyId
    this.reference = {
      ...{ cycleId: id(), cycleStart: new Date('2026-04-01'), centralCommitteeId: id(), uuid: id },
      auditKeys: toAuditKeys('a key of a made-up world'),
    }
    for (const role of ROLES) {
      const personId = id() as PersonId
      this.people.push(personId)
      this.database.tables.memberships.set(personId, [{ role, bodyId: this.bodyOf(role), endsAt: null }])
    }
  }

  /** A person with the memberships in force. */
  actorOf = (personId: PersonId): Actor => {
    const now = this.clock.now()
    const memberships = (this.database.tables.memberships.get(personId) ?? []).filter(
      ({ endsAt }) => endsAt === null || endsAt > now,
    )
    return { personId, name: '人', memberships }
  }

  /** A session of its own for this person. */
  signIn(personId: PersonId): string {
    const sessionKey = this.random.uuid()
    this.database.tables.sessions.set(sessionKey, personId)
    return sessionKey
  }

  /** A new draft; committed at once. */
  drafts(): PolicyRequestId {
    const id = this.random.uuid() as PolicyRequestId
    this.number += 1
    const { database, number } = this
    database.tables.requests.set(id, {
      ...{ id, number, bodyId: this.committeeId, state: 'drafting', title: `第${number}の要求`, proposerBodyIds: [] },
      ...{ version: 1, updatedAt: this.clock.now(), approvedRevisionId: null, confirmedSubstanceSha256: null },
      ...{ agendaRevisionId: null, adoptedRevisionId: null, mergedIntoId: null },
    })
    const bytes = this.seed()
    const contents = new TextContents()
    contents.add(bytes)
    const row = { id: database.nextId(), bytes, personId: null, at: database.now() }
    database.tables.texts.set(id, { rows: [row], snapshot: null, authors: new Map(), contents })
    return id
  }

  private seed(): Uint8Array {
    const paragraphs = ['【本文】', '二段目']
    const key = paragraphs.join()
    const seed =
      this.seeds.get(key) ??
      seedUpdate({
        type: 'doc',
        content: [
          { type: 'requestBody', content: paragraphs.map((text) => paragraphOf(text)) },
          { type: 'background', content: [paragraphOf('背景')] },
        ],
      })
    this.seeds.set(key, seed)
    return seed
  }

  private bodyOf = (role: Role): BodyId =>
    role.startsWith('committee') ? this.committeeId : (this.reference.centralCommitteeId as BodyId)
}

const paragraphOf = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
