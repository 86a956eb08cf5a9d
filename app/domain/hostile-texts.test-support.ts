/** Texts that made a program slow somewhere, by what they are made of; each of exactly `length` UTF-16 units. */
const filled =
  (piece: string, end = '') =>
  (length: number) =>
    `${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, Math.max(length - end.length, 0)) + end

export const HOSTILE_TEXTS: Readonly<Record<string, (length: number) => string>> = {
  spaces: filled(' ', 'x'),
  'full-width spaces inside': (length) => `x${'\u3000'.repeat(Math.max(length - 2, 0))}x`,
  'spaces of every kind': filled(' \u3000\u00a0\t\u2003\ufeff', 'x'),
  'line breaks': filled('\r\n', 'x'),
  'spaces and line breaks': filled(' \n\u3000', 'x'),
  'brackets that open': filled('（「[(<', 'x'),
  'brackets that close': filled('）」])>', 'x'),
  'one letter': filled('あ', 'x'),
  'a letter and a sign': filled('x+', 'x'),
  'points, slashes and signs of addresses': filled('a.@-/:', ' '),
  digits: filled('9', 'x'),
  'full-width digits and hyphens': filled('９－', 'x'),
  'words without an end': filled('政策要求を推進する', 'x'),
  'combining marks': filled('\u3099', 'x'),
  'letters that decompose': filled('ﷺ㍿', 'x'),
  'lone surrogates': filled('\ud800', 'x'),
  NUL: filled('\u0000', 'x'),
  'right-to-left marks': filled('\u202e\u200f', 'x'),
  'tags that open': filled('<p', 'x'),
  'deep nesting': filled('[{"a":', 'x'),
  'percent signs': filled('%', 'x'),
}

/** Less than this is noise of the machine (ms of processor time). */
const FLOOR = 60
/** Twice the size may take twice the time; a little more is the machine's business, four times is a square. */
const MOST_GROWTH = 3.2
const REPEATS = 4

/**
 * The first size at which `run` takes more than its share, in processor time (another's work on the machine does not count): null when
 * the work grows no faster than the size.
 */
export function growsTooFast(sizes: readonly number[], run: (size: number) => void): string | null {
  let last = Number.POSITIVE_INFINITY
  for (const size of sizes) {
    let taken = cpuOf(() => run(size))
    // Several times before it is believed: the compiler and the collector of memory work beside. Work that grows too fast does each time.
    for (let repeat = 0; repeat < REPEATS && taken > MOST_GROWTH * last; repeat++)
      taken = Math.min(
        taken,
        cpuOf(() => run(size)),
      )
    if (taken > MOST_GROWTH * last) return `${size}: ${Math.round(taken)} ms after ${Math.round(last)} ms`
    last = Math.max(taken, FLOOR)
  }
  return null
}

function cpuOf(run: () => void): number {
  const start = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
