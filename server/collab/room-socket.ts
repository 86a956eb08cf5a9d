/** What rooms use of a websocket (`ws`); anything else that behaves like one can be handed in. */
export type RoomSocket = {
  readonly readyState: number
  readonly OPEN: number
  readonly bufferedAmount: number
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  terminate(): void
  pause(): void
  resume(): void
  ping(): void
  on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): unknown
  on(event: 'close' | 'pong' | 'error', listener: () => void): unknown
}
