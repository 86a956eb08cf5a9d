import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the link waits when nobody watches the start. */
const FILE = 'first-administrator-link'

type HandingOver = {
  readonly dataDirectory: string
  /** Is a person before the terminal to which the program writes? */
  readonly isWatched: boolean
  readonly print: (line: string) => void
}

/**
 * Hands over the link for the first administrator, which is a key to everything: to the terminal of the person who starts the
 * program; where output goes to a log (a service, a container) to a file that only the owner may read, and the output names
 * the file. With `link` null (somebody administers) a file of an earlier start is removed.
 * @throws what writing the file throws
 */
export async function handOverFirstLink(
  link: string | null,
  { dataDirectory, isWatched, print }: HandingOver,
): Promise<void> {
  const file = join(dataDirectory, FILE)
  // An old one may have been readable to others, and is void in any case.
  await rm(file, { force: true })
  if (link === null) return
  const title = '最初の管理者を登録するリンク（24時間有効、1回だけ使えます） / Make the first administrator:'
  if (isWatched) return print(`${title}\n  ${link}`)
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
  await writeFile(file, `${link}\n`, { mode: 0o600, flag: 'wx' })
  print(
    `最初の管理者を登録するリンクは、次のファイルにあります（24時間有効、1回だけ使えます） / The link that makes the first administrator is in the file:\n  ${file}`,
  )
}
