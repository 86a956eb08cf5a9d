import { randomUUID } from 'node:crypto'
import { seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { BodyId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Role } from '#app/domain/roles.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { createDatabase, type OpenDatabase } from '#server/db/client.ts'
import { appendServerUpdate } from './document-text.repository.ts'

/** A committee with a cycle, for tests of texts and rooms: makes requests and people on demand. */
export type TextFixture = OpenDatabase & {
  readonly committeeId: BodyId
  readonly aRequest: (options?: { state?: RequestState; paragraphs?: readonly string[] }) => Promise<PolicyRequestId>
  readonly aPerson: (role: Role, options?: { bodyId?: BodyId; name?: string }) => Promise<Actor>
  readonly anotherCommittee: () => Promise<BodyId>
  /** As the workflow does it: the row is locked, then the state changes. */
  readonly moveTo: (id: PolicyRequestId, state: RequestState) => Promise<void>
}

/** Opens the migrated, empty database at `url`. */
export async function openTextFixture(url: string): Promise<TextFixture> {
  const open = createDatabase(url, { auditKeys: TEST_AUDIT_KEYS })
  const { prisma } = open
  const aBody = async (kind: 'committee' | 'bureau') => {
    const body = await prisma.body.create({ data: { kind, nameJa: '環境・エネルギー', nameEn: 'Environment' } })
    return body.id as BodyId
  }
  const committeeId = await aBody('committee')
  const cycle = await prisma.cycle.create({ data: { title: '2027年度', workYear: 2026, targetFiscalYear: 2027 } })
  let number = 0

  const aRequest: TextFixture['aRequest'] = async ({ state = 'drafting', paragraphs = [''] } = {}) => {
    number += 1
    const request = await prisma.policyRequest.create({
      data: {
        cycleId: cycle.id,
        bodyId: committeeId,
        number,
        state,
        title: `要求 ${number}`,
        kind: 'new',
        createdById: randomUUID(),
      },
    })
    const id = request.id as PolicyRequestId
    await prisma.$transaction((tx) => appendServerUpdate(tx, id, seedUpdate(documentOf(paragraphs))))
    return id
  }

  const aPerson: TextFixture['aPerson'] = async (role, { bodyId = committeeId, name = '委員' } = {}) => {
    const person = await prisma.person.create({
      data: {
        name,
        email: `${randomUUID()}@example.jp`,
        memberships: { create: { bodyId, role, startsOn: new Date('2026-01-01') } },
      },
    })
    return { personId: person.id as PersonId, name, memberships: [{ role, bodyId }] }
  }

  const moveTo: TextFixture['moveTo'] = (id, state) =>
    prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM policy_request WHERE id = ${id}::uuid FOR UPDATE`
      await tx.policyRequest.update({ where: { id }, data: { state } })
    })

  return { ...open, committeeId, aRequest, aPerson, anotherCommittee: () => aBody('committee'), moveTo }
}

/** A text with these paragraphs as 要求本文 and an empty 背景・理由. */
export const documentOf = (paragraphs: readonly string[]): DocumentJson => ({
  type: 'doc',
  content: [
    {
      type: 'requestBody',
      content: paragraphs.map((text) => ({
        type: 'paragraph',
        ...(text !== '' && { content: [{ type: 'text', text }] }),
      })),
    },
    { type: 'background', content: [{ type: 'paragraph' }] },
  ],
})
