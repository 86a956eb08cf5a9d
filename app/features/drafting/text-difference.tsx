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
  const side = (line: Compared['before']) => (
    <td>
      {line && (
        <>
          {label && (
            <span className="mr-2">
              <Chip tone={TONES[row.kind]}>{label}</Chip>
            </span>
          )}
          {line.marker}
          {line.segments.map((segment, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: segments of one line do not move
            <Segment key={index} segment={segment} />
          ))}
        </>
      )}
    </td>
  )
  return (
    <tr data-kind={row.kind}>
      {side(row.before)}
      {side(row.after)}
    </tr>
  )
}

function Segment({ segment }: { segment: DiffSegment }) {
  const { t } = useTranslation('drafting')
  if (segment.kind === 'same') return segment.text
  const Mark = segment.kind === 'added' ? 'ins' : 'del'
  const start = t(segment.kind === 'added' ? 'difference.startAdded' : 'difference.startRemoved')
  return (
    <Mark>
      <span className="sr-only">{start}</span>
      {segment.text}
      <span className="sr-only">{t('difference.end')}</span>
    </Mark>
  )
}
