import { isStorable } from '#app/domain/storable-text.ts'

const SAFE_PROTOCOLS = ['http:', 'https:', 'mailto:']

/** May a text link there? Absolute http, https and mailto addresses only: no script, no file, no path of this site. */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href !== href.trim() || href.length > 2000 || !isStorable(href)) return false
  try {
    return SAFE_PROTOCOLS.includes(new URL(href).protocol)
  } catch {
    return false
  }
}
