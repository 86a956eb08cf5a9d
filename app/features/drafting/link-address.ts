import { withoutSurroundings } from '#app/document/safe-link.ts'

/**
 * The address that is meant: 「www.example.jp」 is https, 「kikaku@example.jp」 is a mail address. Whether it may be used,
 * `isSafeLink` says.
 */
export function linkAddress(written: string): string {
  const text = withoutSurroundings(written)
  // No address is so long, and looking for the dot of a mail address takes the square of the length.
  if (text.length > 2000) return text
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return text
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`
  return /^[^\s/]+\.[^\s/]+/.test(text) ? `https://${text}` : text
}
