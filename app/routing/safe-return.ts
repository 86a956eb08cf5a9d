/** A place on this site to go back to: a path, never another site's address (no open redirect). */
export function safeReturn(to: string | null): string {
  return to !== null && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/'
}
