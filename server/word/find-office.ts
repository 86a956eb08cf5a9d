import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['soffice', 'libreoffice', 'soffice.exe']

/** LibreOffice's program in one of the folders of `path`, or null. */
export function findOffice(path: string): string | null {
  for (const name of NAMES)
    for (const folder of path.split(delimiter)) if (folder && isProgram(join(folder, name))) return join(folder, name)
  return null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
