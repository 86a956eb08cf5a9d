import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { createDatabase } from '#server/db/client.ts'
import { startRoomServer } from './room.test-support.ts'

/** A room server as a process of its own, for the test that kills it: bundled, with the database's address as its argument. */
const [url = ''] = process.argv.slice(2)
const server = await startRoomServer(createDatabase(url, { auditKeys: TEST_AUDIT_KEYS }).prisma, {
  limits: { compactAfterRows: 25 },
})
process.send?.({ url: server.url, origin: server.origin })
process.on('disconnect', () => process.exit())
