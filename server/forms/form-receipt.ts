import type { PersonId } from '#app/domain/ids.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import { findReceipt, storeReceipt } from './form-receipt.repository.ts'

/**
 * Takes a form once: the same key again (a double click, a reload, a lost answer) gives the first result and does nothing.
 * @param receipt `key` a UUID made with the form, or undefined for what comes from no form (an import) and is simply done;
 *   `purpose` what the form does
 * @param run the work; a refusal leaves no receipt, so that the mended form can be sent again
 * @returns the id `run` gave; `alreadyUsed` when the key belongs to another person or purpose
 */
export async function once<Id extends string>(
  tx: Transaction,
  {
    key,
    personId,
    purpose,
  }: { readonly key: string | undefined; readonly personId: PersonId; readonly purpose: string },
  run: () => Promise<Result<Id>>,
): Promise<Result<Id>> {
  if (key === undefined) return run()
  await lockName(tx, key)
  const known = await findReceipt(tx, key)
  if (known)
    return known.personId === personId && known.purpose === purpose ? ok(known.resultId as Id) : refuse('alreadyUsed')
  const result = await run()
  if (result.ok) await storeReceipt(tx, { key, personId, purpose, resultId: result.value })
  return result
}
