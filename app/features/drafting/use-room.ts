import { useEffect, useState, useSyncExternalStore } from 'react'
import { keptInBrowser } from './connection/kept-edits.ts'
import { openRoom, type RoomConnection, type RoomSnapshot } from './connection/open-room.ts'

/** A room this page is in, with its present state; null until the page has entered it. */
export type Room = { readonly connection: RoomConnection; readonly snapshot: RoomSnapshot }

/** Enters the room of a request's text while the component is there. */
export function useRoom(requestId: string, personId: string): Room | null {
  const [connection, setConnection] = useState<RoomConnection | null>(null)
  useEffect(() => {
    const opened = openRoom({ requestId, personId, url: roomUrl(window.location), keptEdits: keptInBrowser() })
    setConnection(opened)
    return () => {
      setConnection(null)
      opened.close()
    }
  }, [requestId, personId])
  const snapshot = useSyncExternalStore(connection?.subscribe ?? neverChanges, connection?.getSnapshot ?? nothing)
  return connection && snapshot && { connection, snapshot }
}

const neverChanges = () => () => {}
const nothing = () => null

const roomUrl = ({ protocol, host }: Location): string => `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/collab`
