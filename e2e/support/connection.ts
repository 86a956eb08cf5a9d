import type { Page, WebSocketRoute } from '@playwright/test'

/**
 * The line between the page's editor and the room server, to be cut and mended. Only the line: `setOffline` of the browser
 * leaves open sockets alone. To be called before the page opens an editor.
 */
export async function connectionOf(page: Page): Promise<{ cut: () => Promise<void>; mend: () => void }> {
  let isCut = false
  const ends = new Set<WebSocketRoute>()
  await page.routeWebSocket(/\/collab\//, async (socket) => {
    if (isCut) return socket.close({ code: 1001 })
    ends.add(socket).add(socket.connectToServer())
  })
  return {
    cut: async () => {
      isCut = true
      await Promise.all([...ends].map((end) => end.close({ code: 1001 })))
      ends.clear()
    },
    mend: () => {
      isCut = false
    },
  }
}
