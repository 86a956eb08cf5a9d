import * as idb from 'lib0/indexeddb'

/** Edits that are not on the server yet, kept in this browser so that a closed or reloaded tab does not lose them. */
export type KeptEdits = {
  /** All that was kept for `place`, by tab. */
  readonly load: (place: string) => Promise<readonly { readonly tab: string; readonly update: Uint8Array }[]>
  readonly save: (place: string, tab: string, update: Uint8Array) => Promise<void>
  readonly remove: (place: string, tab: string) => Promise<void>
}

const DATABASE = 'policy-desk-edits'
const STORE = 'unsaved'

/** Kept in IndexedDB, under a key of `place` (person and request) and tab. */
export function keptInBrowser(): KeptEdits {
  let opening: Promise<IDBDatabase> | null = null
  const store = async (access: 'readonly' | 'readwrite') => {
    opening ??= idb.openDB(DATABASE, (database) => idb.createStores(database, [[STORE]]))
    const [objectStore] = idb.transact(await opening, [STORE], access)
    return objectStore as IDBObjectStore
  }
  const key = (place: string, tab: string) => `${place}/${tab}`
  return {
    load: async (place) => {
      const range = IDBKeyRange.bound(key(place, ''), key(place, '\uffff'))
      const rows = (await idb.getAllKeysValues(await store('readonly'), range)) as { k: string; v: ArrayBuffer }[]
      return rows.map(({ k, v }) => ({ tab: k.slice(place.length + 1), update: new Uint8Array(v) }))
    },
    save: async (place, tab, update) => {
      const objects = await store('readwrite')
      const put = idb.put(objects, update.slice().buffer, key(place, tab))
      // Now, not when the browser gets round to it: what a page has begun and not committed goes with the page.
      objects.transaction.commit()
      await put
    },
    remove: async (place, tab) => {
      await idb.del(await store('readwrite'), key(place, tab))
    },
  }
}
