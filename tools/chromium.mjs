// Which Chromium the browser tests use, and how one is installed where there is none.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The shell without a window first: it is what Playwright itself would take, and needs half of the machine.
const SHELL = 'chromium-headless-shell'
const SYSTEM_NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * The path of a Chromium: CHROMIUM_PATH, else the one Playwright has downloaded (`playwrightPath`), else the system's.
 * Null when there is none. A CHROMIUM_PATH that cannot be run is an error, not passed over.
 * @param {string} playwrightPath
 * @returns {string | null}
 */
export function findChromium(playwrightPath) {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    if (!isProgram(wanted)) throw new Error(`CHROMIUM_PATH=${wanted} を実行できません / cannot be run`)
    return wanted
  }
  if (playwrightPath && existsSync(playwrightPath)) return playwrightPath
  const directories = (process.env.PATH ?? '').split(delimiter)
  for (const name of SYSTEM_NAMES) {
    for (const directory of directories) if (isProgram(join(directory, name))) return join(directory, name)
  }
  return null
}

/**
 * Finds a Chromium, or installs the distribution's package where we may. Null when that is not possible. Where the distribution's
 * Chromium is there without its shell, the shell is tried for: a window for each person that signs in is a third of all that the
 * browser tests ask of the machine. Without it they run as well, only longer.
 * @param {string} playwrightPath
 * @returns {string | null}
 */
export function ensureChromium(playwrightPath) {
  const found = findChromium(playwrightPath)
  const isEnough = found !== null && (process.env.CHROMIUM_PATH || found === playwrightPath || found.endsWith(SHELL))
  if (isEnough || process.getuid?.() !== 0 || !isProgram('/usr/bin/apt-get')) return found
  console.log('ブラウザーのテストのために Chromium を入れています… / Installing Chromium for the browser tests…')
  process.env.DEBIAN_FRONTEND = 'noninteractive'
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { stdio: ['ignore', 'inherit', 'inherit'] }
  // Where there is no network that is known soon; the installing itself is never broken off.
  const apt = ['-qq', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::https::Timeout=15']
  spawnSync('apt-get', [...apt, 'update'], options)
  for (const browser of found ? [SHELL] : [SHELL, 'chromium']) {
    spawnSync('apt-get', [...apt, 'install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk'], options)
    const installed = findChromium(playwrightPath)
    if (installed) return installed
  }
  return found
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
