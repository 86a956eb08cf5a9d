import type { BodyId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { FIELD_NAMES, type FieldName, type PolicyRequestFields } from '#app/domain/request-fields.ts'
import type { Transaction } from '#server/db/client.ts'

/** How the fields of a request are stored: one value in a column of its own name, several in a table of links. */

type LinkField = {
  [Name in FieldName]: PolicyRequestFields[Name] extends readonly unknown[] ? Name : never
}[FieldName]
type ColumnField = Exclude<FieldName, LinkField>

type Link<Name extends LinkField> = {
  /** From the row as it is loaded with its links. */
  readonly read: (row: StoredRequest) => PolicyRequestFields[Name]
  readonly clear: (tx: Transaction, requestId: PolicyRequestId) => Promise<unknown>
  readonly add: (tx: Transaction, requestId: PolicyRequestId, values: PolicyRequestFields[Name]) => Promise<unknown>
}

const LINKS: { readonly [Name in LinkField]: Link<Name> } = {
  proposerBodyIds: {
    read: ({ proposers }) => proposers.map(({ bodyId }) => bodyId as BodyId),
    clear: (tx, requestId) => tx.policyRequestProposer.deleteMany({ where: { requestId } }),
    add: (tx, requestId, bodyIds) =>
      tx.policyRequestProposer.createMany({ data: bodyIds.map((bodyId) => ({ requestId, bodyId })) }),
  },
  sdgTargetCodes: {
    read: ({ sdgTargets }) => sdgTargets.map(({ targetCode }) => targetCode),
    clear: (tx, requestId) => tx.policyRequestSdgTarget.deleteMany({ where: { requestId } }),
    add: (tx, requestId, codes) =>
      tx.policyRequestSdgTarget.createMany({ data: codes.map((targetCode) => ({ requestId, targetCode })) }),
  },
  priorityAreas: {
    read: ({ priorityAreas }) => priorityAreas.map(({ area }) => area),
    clear: (tx, requestId) => tx.policyRequestPriorityArea.deleteMany({ where: { requestId } }),
    add: (tx, requestId, areas) =>
      tx.policyRequestPriorityArea.createMany({ data: areas.map((area) => ({ requestId, area })) }),
  },
  recipientIds: {
    read: ({ recipients }) => recipients.map(({ recipientId }) => recipientId as RecipientId),
    // Fields are frozen once something was submitted, so no mark 回答なし can be lost here.
    clear: (tx, requestId) => tx.policyRequestRecipient.deleteMany({ where: { requestId } }),
    add: (tx, requestId, recipientIds) =>
      tx.policyRequestRecipient.createMany({ data: recipientIds.map((recipientId) => ({ requestId, recipientId })) }),
  },
}
const isLink = (name: FieldName): name is LinkField => name in LINKS
const COLUMNS = FIELD_NAMES.filter((name): name is ColumnField => !isLink(name))

/** A value as its column holds it: an id is a plain text there. */
type InColumn<Value> = Value extends string ? (Value extends { readonly __id: string } ? string : Value) : Value
/** A row of the requests with its links. */
export type StoredRequest = { readonly [Name in ColumnField]: InColumn<PolicyRequestFields[Name]> } & {
  readonly proposers: readonly { readonly bodyId: string }[]
  readonly sdgTargets: readonly { readonly targetCode: string }[]
  readonly priorityAreas: readonly { readonly area: number }[]
  readonly recipients: readonly { readonly recipientId: string }[]
}

/** The fields of a stored request. A field without its column does not pass the type check. */
export const fieldsOfRow = (row: StoredRequest): PolicyRequestFields =>
  Object.fromEntries(
    FIELD_NAMES.map((name) => [name, isLink(name) ? LINKS[name].read(row) : row[name]]),
  ) as PolicyRequestFields

/** Those of the fields that are columns. */
export const columnsOf = <Fields extends Partial<PolicyRequestFields>>(
  fields: Fields,
): Pick<Fields, ColumnField & keyof Fields> =>
  Object.fromEntries(COLUMNS.filter((name) => name in fields).map((name) => [name, fields[name]])) as Pick<
    Fields,
    ColumnField & keyof Fields
  >

/** Stores the links of a new request. */
export async function addLinks(tx: Transaction, id: PolicyRequestId, fields: PolicyRequestFields): Promise<void> {
  await forEachLink(fields, (link, values) => link.add(tx, id, values))
}

/** Replaces those links of a request that are among the fields. */
export async function replaceLinks(
  tx: Transaction,
  id: PolicyRequestId,
  fields: Partial<PolicyRequestFields>,
): Promise<void> {
  await forEachLink(fields, async (link, values) => {
    await link.clear(tx, id)
    await link.add(tx, id, values)
  })
}

type AnyLink = Link<LinkField> & { readonly add: (tx: Transaction, id: PolicyRequestId, values: unknown) => unknown }

async function forEachLink(
  fields: Partial<PolicyRequestFields>,
  work: (link: AnyLink, values: unknown) => unknown,
): Promise<void> {
  // One after the other: a transaction has one connection.
  for (const [name, link] of Object.entries(LINKS)) {
    const values = fields[name as LinkField]
    if (values) await work(link as AnyLink, values)
  }
}
