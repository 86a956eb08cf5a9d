import { type SignReading, signReadings, type TypedMarker } from './paste-signs.ts'

/** A line that may begin with a sign. */
type Line = { readonly text: string; readonly indent: number; readonly marker?: TypedMarker }

/** Signs of one family that count on from each other. */
type Run = {
  readonly members: { readonly index: number; readonly reading: SignReading; readonly indent: number }[]
  last: number
  /** Something in the family stands where it does not count: nothing of the run is a number then. */
  isSpoilt: boolean
  /** Lists of the same family that this one stands inside of. */
  depth: number
}

/**
 * Which lines begin with a number or bullet, decided for whole runs: a sign is a number only if the run it stands in counts like
 * one. A run with a gap or a repetition, or of which a line reads like a sentence, stays text as it was typed: all or none.
 * @param isTorn does the sentence of the line before go on in this one? Then no count begins there
 * @returns for each line its marker, or null
 */
export function markersOf(lines: readonly Line[], isTorn: (index: number) => boolean): (TypedMarker | null)[] {
  const found: (TypedMarker | null)[] = lines.map((line) => line.marker ?? null)
  const readings = lines.map((line) => (line.marker ? [] : signReadings(line.text)))
  const claimed: Run[] = []
  const claim = (run: Run) => {
    if (run.members.some(({ index }) => found[index])) return
    claimed.push(run)
    for (const { index, reading } of run.members) found[index] = markerOf(reading, run.depth)
  }
  const runs = [...familiesIn(readings)].flatMap(([family, indexes]) =>
    runsOf(family, indexes, lines, readings, isTorn).flatMap((run) => withWords(run, lines, readings) ?? []),
  )
  // Of two readings of the same signs (アイウ, イロハ) the one that explains more of them.
  const counted = runs.sort((a, b) => b.members.length - a.members.length || a.last - b.last)
  for (const run of counted) if (isRun(run)) claim(run)
  // One sign alone is no count. Beside a list it is one: the rest of its run was not copied; and beside the first of another count.
  const lone = counted.filter(isLone)
  const firsts = new Map(
    lone.flatMap(({ members: [first] }) => (first?.reading.n === 1 ? [[first.index, first] as const] : [])),
  )
  const standsBesideList = ({ index, reading }: { index: number; reading: SignReading }) =>
    [-2, -1, 1, 2].some((step) => found[index + step]) ||
    [-1, 1].some(
      (step) => firsts.has(index) && (firsts.get(index + step)?.reading.family ?? reading.family) !== reading.family,
    )
  for (const run of lone) if (run.members.some(standsBesideList)) claim(run)
  // A sign on a line of its own whose words turned out to be an item themselves has none.
  for (const { members } of claimed)
    if (members.some(({ index, reading }) => reading.isAlone && found[index + 1]))
      for (const { index } of members) found[index] = null
  return found
}

/**
 * Has each sign words, on its line or on the next? A run of signs without words would vanish: 「定員⏎（120）⏎（121）」 are values. A bullet
 * without any stands for itself, beside those that have some.
 */
function withWords(run: Run, lines: readonly Line[], readings: readonly (readonly SignReading[])[]): Run | null {
  const isWordless = ({ index, reading }: Run['members'][number]): boolean => {
    if (!reading.isAlone) return false
    const next = lines[index + 1]
    if (!next || next.marker || reading.mayBeName || reading.family === '－') return true
    const other = readings[index + 1] ?? []
    return other.some(({ family, isWeak, suspicion }) => family === reading.family || !(isWeak || suspicion === 'sure'))
  }
  const [first] = run.members
  if (first?.reading.kind === 'bullet') {
    const members = run.members.filter((member) => !isWordless(member))
    return members.length > 0 ? { ...run, members } : null
  }
  // Values seldom count from 1 on.
  const mayStandAlone = first?.reading.n === 1
  return run.members.some((member) => member.reading.isAlone && (!mayStandAlone || isWordless(member))) ? null : run
}

function familiesIn(readings: readonly (readonly SignReading[])[]): Map<string, number[]> {
  const families = new Map<string, number[]>()
  for (const [index, one] of readings.entries())
    for (const family of new Set(one.map((reading) => reading.family))) {
      const indexes = families.get(family)
      if (indexes) indexes.push(index)
      else families.set(family, [index])
    }
  return families
}

/** Counts that may go on behind one that began inside of them. */
const MOST_OPEN = 8

function runsOf(
  family: string,
  indexes: readonly number[],
  lines: readonly Line[],
  readings: readonly (readonly SignReading[])[],
  isTorn: (index: number) => boolean,
): Run[] {
  const runs: Run[] = []
  /** Innermost last. */
  let open: Run[] = []
  const begin = (member: Run['members'][number]): void => {
    const run: Run = { members: [member], last: member.reading.n, isSpoilt: false, depth: 0 }
    open = [...open.slice(1 - MOST_OPEN), run]
    runs.push(run)
  }
  for (const [position, index] of indexes.entries()) {
    const reading = readings[index]?.find((one) => one.family === family) as SignReading
    const { n, isWeak, kind, suspicion } = reading
    const member = { index, reading, indent: lines[index]?.indent ?? 0 }
    if (kind === 'bullet') {
      if (suspicion === 'sure') continue
      if (runs[0]) runs[0].members.push(member)
      else begin(member)
      continue
    }
    const before = n === 1 ? -1 : open.findLastIndex((run) => run.last === n - 1)
    if (suspicion === 'sure') {
      // 「②については」 behind ①: its item, or a sentence about a ② elsewhere? Nobody can tell.
      const run = n > 1 ? open[before] : undefined
      if (run && !isWeak) run.isSpoilt = true
      continue
    }
    if (before >= 0) {
      const run = open[before] as Run
      for (const inner of open.slice(before + 1)) inner.depth = run.depth + 1
      open = open.slice(0, before + 1)
      run.members.push(member)
      run.last = n
    } else if (n === 1) {
      if (!(isWeak && isTorn(index))) begin(member)
    } else {
      const top = open.at(-1)
      if (!top) begin(member)
      else if (
        !isWeak ||
        (n > top.last &&
          n <= top.last + 3 &&
          !goesOn(top.last + 1, family, indexes.slice(position + 1, position + 5), readings))
      ) {
        top.isSpoilt = true
        top.members.push(member)
        top.last = n
      }
    }
  }
  return runs
}

/**
 * Does the number `n` of the family come on one of the lines `next`? Then what stands between was only prose that begins with a
 * number. A few lines: it is asked for each, and must not cost the square of them.
 */
const goesOn = (
  n: number,
  family: string,
  next: readonly number[],
  readings: readonly (readonly SignReading[])[],
): boolean => next.some((index) => readings[index]?.some((reading) => reading.family === family && reading.n === n))

/** Enough of its lines are clearly items. */
const isClear = ({ members, isSpoilt }: Run): boolean => {
  const clear = members.filter(({ reading }) => reading.suspicion === 'clear').length
  return !isSpoilt && clear > 0 && members.length - clear <= clear
}

function isRun(run: Run): boolean {
  const first = run.members[0]?.reading
  if (!first || !isClear(run)) return false
  if (run.members.length > 1) return first.kind === 'bullet' || !first.isWeak || first.n === 1
  if (first.kind === 'bullet') return !first.mayBeName
  return !first.isWeak && first.n === 1 && first.hasGap
}

/** May a sign that has no other beside it be one, where a list stands beside it? */
function isLone(run: Run): boolean {
  const [first, ...others] = run.members
  if (!first || others.length > 0 || !isClear(run)) return false
  return !first.reading.isWeak || (first.reading.n === 1 && !first.reading.isClose)
}

const markerOf = ({ family, kind, n, rank, length }: SignReading, depth: number): TypedMarker => ({
  family: `${family}${'’'.repeat(depth)}`,
  kind,
  n,
  rank: rank + depth / 100,
  length,
})

/**
 * The reading of each sign that a word processor set before the items of one list and level, decided for all of them: the longest
 * counts first, then what begins with the smaller number. Null: no sign that people type.
 */
export function signsOfList(signs: readonly string[]): (SignReading | null)[] {
  const readings = signs.map((sign) => signReadings(`${sign.replace(/\u00a0/g, ' ').trim()}　`))
  const counts: { readonly members: { index: number; reading: SignReading }[] }[] = []
  for (const [family, indexes] of familiesIn(readings)) {
    let last: number | null = null
    for (const index of indexes) {
      const reading = readings[index]?.find((one) => one.family === family) as SignReading
      const goesOn = last !== null && (reading.kind === 'bullet' || reading.n === last + 1)
      if (!goesOn) counts.push({ members: [] })
      counts.at(-1)?.members.push({ index, reading })
      last = reading.n
    }
  }
  const found: (SignReading | null)[] = signs.map(() => null)
  const first = ({ members }: (typeof counts)[number]) => members[0]?.reading.n ?? 0
  for (const { members } of counts.sort((a, b) => b.members.length - a.members.length || first(a) - first(b)))
    for (const { index, reading } of members) found[index] ??= reading
  return found
}
