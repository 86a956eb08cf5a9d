/**
 * A Yjs client id that follows from `bytes`: what the server writes by itself into a shared document is written under it, so that
 * two processes that write the same thing for the same reason write it once. Above the 32 bits of the ids that browsers have.
 */
export function derivedClient(bytes: Uint8Array): number {
  let low = 0x811c9dc5
  let high = 0x2c1b3c6d
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193)
    high = Math.imul(high ^ byte, 0x85ebca6b) ^ (high >>> 13)
  }
  low ^= low >>> 15
  high ^= high >>> 16
  return 2 ** 32 + ((high >>> 0) % 2 ** 20) * 2 ** 32 + (low >>> 0)
}
