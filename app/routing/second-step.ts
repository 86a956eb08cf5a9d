/** Where the second factor is asked for, on the way to `to` (a path of this site). */
export const secondStep = (to: string): string =>
  to === '/' ? '/sign-in/second' : `/sign-in/second?to=${encodeURIComponent(to)}`
