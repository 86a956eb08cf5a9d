import * as Y from 'yjs'
import type { PersonId } from '#app/domain/ids.ts'
import { createAudit } from '#server/audit/audit.ts'
import type { BrowserTab } from './browser-tab.ts'
import { DatabaseClient, directWire } from './database-client.ts'
import type { Federation } from './federation.ts'
import type { MemoryDatabase } from './memory-database.ts'
import { createMemoryPrisma } from './memory-prisma.ts'
import { loadFrom } from './memory-text-store.ts'
import type { Witness } from './witness.ts'

type World = {
  readonly database: MemoryDatabase
  readonly federation: Federation
  readonly witness: Witness
  readonly tabs: readonly BrowserTab[]
}

/** Looks at a world that is well again and has rested: everybody has the stored text, it can be read, and the audit record is whole. */
export async function lookAtTheEnd({ database, federation, witness, tabs }: World): Promise<void> {
  for (const tab of tabs) mustBeSettled(database, witness, tab)
  await lookAtWhatIsStored(database, federation, witness)
}

/** Looks at what must be so after every commit: what is stored can be read and gives the text, and the audit record is whole. */
export async function lookAtWhatIsStored(
  database: MemoryDatabase,
  federation: Federation,
  witness: Witness,
): Promise<void> {
  for (const [id, text] of database.tables.texts) mustBeReadable(database, witness, id, text.contents)
  await auditMustBeWhole(database, witness, federation)
}

function mustBeSettled(database: MemoryDatabase, witness: Witness, tab: BrowserTab): void {
  const { contents } = database.tables.texts.get(tab.requestId) ?? {}
  if (tab.facts.link !== 'open') witness.fail('settled', `a tab of ${tab.requestId} did not come back`)
  else if (tab.unsaved > 0) witness.fail('settled', `${tab.unsaved} edits of ${tab.requestId} wait for ever`)
  else if (!contents?.equals(tab.doc)) witness.fail('settled', `a tab shows another text of ${tab.requestId}`)
}

function mustBeReadable(
  database: MemoryDatabase,
  witness: Witness,
  requestId: string,
  contents: { equals: (doc: Y.Doc) => boolean },
): void {
  const doc = new Y.Doc()
  for (const update of loadFrom(new DatabaseClient(database, directWire), requestId).updates) Y.applyUpdate(doc, update)
  if (doc.store.pendingStructs || !contents.equals(doc))
    witness.fail('stored', `what is stored of ${requestId} does not give the text`)
  doc.destroy()
}

async function auditMustBeWhole(database: MemoryDatabase, witness: Witness, federation: Federation): Promise<void> {
  const prisma = createMemoryPrisma(new DatabaseClient(database, directWire), federation.reference)
  const admin = { personId: '' as PersonId, name: '', memberships: [{ role: 'admin' as const, bodyId: '' as never }] }
  const check = await createAudit({ database: prisma }).verify(admin)
  if (!check.ok || check.value.firstWrong || check.value.count !== database.tables.audit.length)
    witness.fail('audit', 'the chain does not stand when it is computed again')
}
