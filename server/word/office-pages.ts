import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The page of the file, counted from 1, on which each bookmark stands. */
export type PagesOf = (docx: Uint8Array, bookmarks: readonly string[]) => Promise<ReadonlyMap<string, number> | null>

/** A book of a thousand requests takes half a minute; what takes longer hangs (ms). */
const PATIENCE = 120_000
/** The types want all of the environment; the program gets what it needs. */
const NOTHING_ELSE = {} as NodeJS.ProcessEnv
/** Bookmarks become destinations of the PDF. */
const PDF = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
/** Nothing in the document runs, and nothing is fetched. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>`

/**
 * Lays a document out by LibreOffice, whose program is `office`, and says where its bookmarks came to stand.
 * @returns null when it could not be laid out, for whatever reason: what is reckoned then stands
 */
export const pagesByOffice =
  (office: string): PagesOf =>
  async (docx, bookmarks) => {
    const directory = await mkdtemp(join(tmpdir(), 'policy-desk-pages-')).catch(() => null)
    if (directory === null) return null
    try {
      await writeFile(join(directory, 'document.docx'), docx)
      await writeProfile(directory)
      if (!(await convert(office, directory))) return null
      const pdf = await readFile(join(directory, 'document.pdf')).catch(() => null)
      return pdf && (await destinationsOf(pdf, bookmarks))
    } catch {
      // A full disk, a PDF that cannot be read: the document is not to fail for its page numbers.
      return null
    } finally {
      await rm(directory, { recursive: true, force: true }).catch(() => {})
    }
  }

async function writeProfile(directory: string): Promise<void> {
  await mkdir(join(directory, 'profile/user'), { recursive: true })
  await writeFile(join(directory, 'profile/user/registrymodifications.xcu'), SETTINGS)
}

function convert(office: string, directory: string): Promise<boolean> {
  const profile = pathToFileURL(join(directory, 'profile')).href
  const program = spawn(
    office,
    [
      ...['--headless', '--norestore', '--nolockcheck', `-env:UserInstallation=${profile}`],
      ...['--convert-to', PDF, '--outdir', directory, join(directory, 'document.docx')],
    ],
    // A group of its own: the program starts others, which are ended with it.
    {
      stdio: 'ignore',
      detached: true,
      env: { ...NOTHING_ELSE, PATH: process.env.PATH, HOME: directory, LANG: 'ja_JP.UTF-8' },
    },
  )
  return new Promise((resolve) => {
    const end = (isDone: boolean) => {
      clearTimeout(deadline)
      try {
        if (program.pid) process.kill(-program.pid, 'SIGKILL')
      } catch {
        // All of it has ended.
      }
      resolve(isDone)
    }
    const deadline = setTimeout(() => end(false), PATIENCE)
    program.once('error', () => end(false))
    program.once('exit', (code) => end(code === 0))
  })
}

/** Loaded when the first document is laid out: it is large. */
async function destinationsOf(
  pdf: Uint8Array,
  bookmarks: readonly string[],
): Promise<ReadonlyMap<string, number> | null> {
  const { Document } = await import('mupdf')
  const document = Document.openDocument(pdf, 'application/pdf')
  try {
    const pages = new Map<string, number>()
    for (const bookmark of bookmarks) {
      // LibreOffice writes an underscore as `5F`.
      const page = [bookmark, bookmark.replaceAll('_', '5F')]
        .map((name) => document.resolveLink(`#nameddest=${name}`))
        .find((found) => found >= 0)
      if (page === undefined) return null
      pages.set(bookmark, page + 1)
    }
    return pages
  } finally {
    document.destroy()
  }
}
