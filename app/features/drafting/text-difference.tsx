import { SECTIONS } from '#app/document/sections.ts'
import type { ShownDifference, ShownRow } from '#app/document/shown-difference.ts'
import type { DiffSegment } from '#app/document/text-diff.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip, type ChipTone } from '#app/ui/chip.tsx'
import '#app/styles/editor.css'

type Props = { readonly difference: ShownDifference }

/** Two texts beside each other, line by line and word by word. Signs say what the colours say. */
export function TextDifference({ difference: { isSame, rows } }: Props) {
  const { t } = useTranslation('drafting')
  if (isSame) return <p>{t('difference.none')}</p>
  return (
    <div className="flex flex-col gap-6">
      {SECTIONS.map((section) => {
        const own = rows.filter((row) => row.section === section)
        if (own.length === 0) return null
        return (
          <section key={section} aria-label={t(section)}>
            <h2 className="text-std-18B-160">{t(section)}</h2>
            <table className="difference">
              <thead>
                <tr>
                  <th scope="col">{t('difference.before')}</th>
                  <th scope="col">{t('difference.after')}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of one comparison do not move
                  <Row key={index} row={row} />
                ))}
              </tbody>
            </table>
          </section>
        )
      })}
    </div>
  )
}

type Compared = Exclude<ShownRow, { kind: 'folded' }>

const TONES: Record<Compared['kind'], ChipTone> = {
  same: 'neutral',
  changed: 'yellow',
  removed: 'red',
  added: 'green',
  movedFrom: 'blue',
  movedTo: 'blue',
}

function Row({ row }: { row: ShownRow }) {
  const { t } = useTranslation('drafting')
  if (row.kind === 'folded')
    return (
      <tr data-kind="folded">
        <td colSpan={2}>{t('difference.unchanged', { count: row.count })}</td>
      </tr>
    )
  const label = row.kind === 'same' ? null : t(`difference.${row.kind}`, { move: row.move })
  const side = (line: Compared['before'], segments = line?.segments ?? [], isAfter = line === row.after) => (
    <td>
      {line && (
        <>
          {label && (
            <span className="mr-2">
              <Chip tone={TONES[row.kind]}>{label}</Chip>
            </span>
          )}
          {line.marker}
          {segments.map((segment, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: segments of one line do not move
            <Segment key={index} segment={segment} isOnPhoneOnly={isAfter && segment.kind === 'removed'} />
          ))}
        </>
      )}
    </td>
  )
  return (
    <tr data-kind={row.kind}>
      {side(row.before)}
      {side(row.after, row.kind === 'changed' ? inOneLine(row) : undefined)}
    </tr>
  )
}

/**
 * A changed line as one: what went, before what came. Beside each other the first cell shows what went; under each other (on a phone)
 * that cell is gone, and the words that went stand in the line.
 */
function inOneLine({ before, after }: Compared): DiffSegment[] {
  const [old, present] = [before?.segments ?? [], after?.segments ?? []]
  const line: DiffSegment[] = []
  let at = 0
  const takeRemoved = () => {
    for (; old[at] && old[at]?.kind !== 'same'; at++) line.push(old[at] as DiffSegment)
  }
  for (const segment of present) {
    takeRemoved()
    if (segment.kind === 'same') at++
    line.push(segment)
  }
  takeRemoved()
  return line
}

function Segment({ segment, isOnPhoneOnly }: { segment: DiffSegment; isOnPhoneOnly: boolean }) {
  const { t } = useTranslation('drafting')
  if (segment.kind === 'same') return segment.text
  const Mark = segment.kind === 'added' ? 'ins' : 'del'
  const start = t(segment.kind === 'added' ? 'difference.startAdded' : 'difference.startRemoved')
  return (
    <Mark className={isOnPhoneOnly ? 'sm:hidden' : undefined}>
      <span className="sr-only">{start}</span>
      {segment.text}
      <span className="sr-only">{t('difference.end')}</span>
    </Mark>
  )
}
