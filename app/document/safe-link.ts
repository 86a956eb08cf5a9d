import { isStorable } from '#app/domain/storable-text.ts'
import { isHost } from './link-host.ts'

const MAX_LENGTH = 2000
/** Spaces at the ends, and what engines drop without a word or show in another order: line ends, zero-width and bidi signs. */
const MISLEADING = /[\t\n\r\v\f\u0085\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\\]/
/** scheme, authority, and the path with everything behind it. */
const WEB = /^https?:\/\/([^/?#]*)([/?#].*)?$/i
const MAIL = /^mailto:([^?#]*)(\?.*)?$/i
const MAILBOX = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/i

/**
 * May a text link there? Absolute http, https and mailto addresses only: no script, no file, no path of this site, and no
 * name or password in front of the host, which could pass for it. The check is our own, because `URL` answers
 * differently in every engine: what one person's browser took, the server would refuse.
 */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href !== href.trim() || href.length > MAX_LENGTH) return false
  if (!isStorable(href) || MISLEADING.test(href)) return false
  const web = WEB.exec(href)
  if (web) return isAuthority(web[1] ?? '')
  const mail = MAIL.exec(href)
  return mail !== null && (mail[1] ?? '').split(',').every(isMailbox)
}

function isAuthority(authority: string): boolean {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::([0-9]{1,5}))?$/.exec(authority) ?? []
  return Number(port ?? 0) <= 65535 && isHost(host)
}

function isMailbox(address: string): boolean {
  const at = address.lastIndexOf('@')
  const host = address.slice(at + 1)
  return at > 0 && MAILBOX.test(address.slice(0, at)) && host.includes('.') && isHost(host)
}

/**
 * An address as it is meant where it was copied with what stood around it: without the spaces of every width, and without the
 * 「。」「、」 or the bracket of the sentence behind it.
 */
export function withoutSurroundings(address: string): string {
  if (address.length > 2 * MAX_LENGTH) return address
  let text = address.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '')
  for (;;) {
    const last = text.at(-1) ?? ''
    const open = OPENED_BY[last]
    const isLoose = open !== undefined && text.split(open).length < text.split(last).length
    if (!isLoose && !'。、．，｡､'.includes(last || ' ')) return text
    text = text.slice(0, -1).replace(/[\s\u200b\ufeff]+$/, '')
  }
}

const OPENED_BY: Readonly<Record<string, string>> = {
  '）': '（',
  ')': '(',
  '」': '「',
  '』': '『',
  '】': '【',
  '＞': '＜',
  '>': '<',
}
