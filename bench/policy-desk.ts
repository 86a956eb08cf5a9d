import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { startRoomServer } from '#server/collab/room.test-support.ts'
import { createDatabase } from '#server/db/client.ts'
import { ensureReferenceData } from '#server/reference-data/ensure-reference-data.ts'

// The room server as a process of its own. What one session may send is not what is measured.
const [url = ''] = process.argv.slice(2)
const { prisma } = createDatabase(url, { auditKeys: TEST_AUDIT_KEYS })
// What the product does, too, before it listens.
await ensureReferenceData(prisma)
const server = await startRoomServer(prisma, {
  limits: { framesPerSecond: 1_000_000, frameBurst: 1_000_000, connectionsPerSession: 1_000 },
})

process.send?.({ url: server.url, origin: server.origin })
process.on('disconnect', () => process.exit())
