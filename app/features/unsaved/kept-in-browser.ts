/** What was written, is kept in this browser only, and would be wiped at signing out. */
export type KeptInBrowser = {
  /** Requests with edits of the person that were never sent: opened again, they are. */
  readonly requestIds: readonly string[]
  /** Texts of the person that the server refused. */
  readonly refused: readonly string[]
  /** How many places hold something of other people who use this browser; what it is is not for this person. */
  readonly ofOthers: number
  /** Answers that were begun in this tab. */
  readonly answers: number
}

/** Names of drafting/connection/kept-edits.ts, unsaved-edits.ts and kept-unsent.ts, which write what is read here. */
const DATABASE = 'policy-desk-edits'
const STORE = 'unsaved'
const KEY = /^(?:(refused|tried):)?([^/]+)\/([^/]+)\//

/** Looks through what this browser keeps; null when there is nothing of anybody's. */
export async function keptInBrowser(personId: string): Promise<KeptInBrowser | null> {
  const entries = await readAll().catch(() => [])
  const requestIds = new Set<string>()
  const refused = new Set<string>()
  const others = new Set<string>()
  for (const { key, value } of entries) {
    const [, kind, person = '', requestId = ''] = KEY.exec(key) ?? []
    if (kind === 'tried') continue
    if (person !== personId) others.add(`${person}/${requestId}`)
    else if (kind === 'refused') refused.add(textOf(value))
    else requestIds.add(requestId)
  }
  const answers = Object.keys(sessionStorage).filter((key) => /^(answer|letter):/.test(key)).length
  const kept = { requestIds: [...requestIds], refused: [...refused], ofOthers: others.size, answers }
  return requestIds.size + refused.size + others.size + answers > 0 ? kept : null
}

function textOf(value: unknown): string {
  try {
    return String(JSON.parse(new TextDecoder().decode(value as ArrayBuffer)).text)
  } catch {
    return ''
  }
}

function readAll(): Promise<{ key: string; value: unknown }[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE)
    opening.onerror = () => reject(opening.error)
    // There was none: what has just been made is taken back, for the editor makes its own with its store.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onsuccess = () => {
      const database = opening.result
      const rows: { key: string; value: unknown }[] = []
      const reading = database.transaction(STORE).objectStore(STORE).openCursor()
      reading.onerror = () => reject(reading.error)
      reading.onsuccess = () => {
        const cursor = reading.result
        if (cursor) {
          rows.push({ key: String(cursor.key), value: cursor.value })
          cursor.continue()
          return
        }
        database.close()
        resolve(rows)
      }
    }
  })
}
