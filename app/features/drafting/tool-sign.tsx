import type { ToolId } from './tools.ts'

const LETTERS: Partial<Record<ToolId, string>> = { bold: 'B', underline: 'U', numberedList: '（1）', bulletList: '・' }

const LINES = 'M3 4h14M10 8h7M10 12h7M3 16h14'
const DRAWINGS: Partial<Record<ToolId, string>> = {
  indent: `${LINES}M3 7l4 3-4 3`,
  outdent: `${LINES}M7 7l-4 3 4 3`,
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M10 4v12',
  link: 'M8 12l4-4M8.500 6.500l1.700-1.700a3.400 3.400 0 0 1 4.900 4.900L13.500 11.500M11.500 13.500l-1.700 1.700a3.400 3.400 0 0 1-4.900-4.900L6.500 8.500',
  undo: 'M7 4L3 8l4 4M3 8h9a4 4 0 0 1 0 8H8',
  redo: 'M13 4l4 4-4 4M17 8H8a4 4 0 0 0 0 8h4',
}

/** The sign of a tool, beside its name or, where there is little room, instead of it. Tools of tables have none. */
export function ToolSign({ id }: { readonly id: ToolId }) {
  const letters = LETTERS[id]
  if (letters) {
    return (
      <span aria-hidden="true" className={`tool-sign tool-sign-${id}`}>
        {letters}
      </span>
    )
  }
  const drawing = DRAWINGS[id]
  if (!drawing) return null
  return (
    <svg aria-hidden="true" className="tool-sign" viewBox="0 0 20 20" width="20" height="20">
      <path
        d={drawing}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** Has the tool a sign that can stand for its name? */
export const hasSign = (id: ToolId): boolean => Boolean(LETTERS[id] ?? DRAWINGS[id])
