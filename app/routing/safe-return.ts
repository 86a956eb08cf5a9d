/**
 * A place on this site to go back to: a path, never another site's address (no open redirect), written so that a header can
 * carry it.
 */
export function safeReturn(to: string | null): string {
  if (to === null || !/^\/(?![/\\])[^\s\\]*$/.test(to)) return '/'
  const { pathname, search, hash } = new URL(to, 'http://this-site.invalid')
  // `/.//elsewhere` would become an address of another site.
  return pathname.startsWith('//') ? '/' : pathname + search + hash
}
