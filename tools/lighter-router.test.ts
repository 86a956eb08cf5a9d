import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import remixConfig from '../remix.config.js'
import { UNUSED_EXPORTS, UNUSED_PARTS } from './lighter-router.ts'
import { root } from './root.mjs'

/** The modules of the browser, and what they say. */
const MODULES = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test(-support)?\./.test(name))
  .map((name) => [name, readFileSync(join(root, 'app', name), 'utf8')] as const)

/** The modules that say something like `pattern`. */
const thatSay = (pattern: RegExp) => MODULES.filter(([, source]) => pattern.test(source)).map(([name]) => name)

describe('what is left out of the router is not asked for', () => {
  it.each(UNUSED_EXPORTS)('as an export of a route: %s', (name) => {
    expect(thatSay(new RegExp(String.raw`^export (?:async )?(?:function|const|let) ${name}\b`, 'm'))).toEqual([])
  })

  it.each(UNUSED_PARTS)('as a part or a property: %s', (name) => {
    expect(thatSay(new RegExp(String.raw`(?:<${name}\b|\b${name}(?:\(|=))`))).toEqual([])
  })

  it('as a page whose data come as Remix sent them before single fetch', () => {
    expect(remixConfig.future).toMatchObject({
      v3_singleFetch: true,
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_lazyRouteDiscovery: true,
    })
    expect(remixConfig).not.toHaveProperty('ssr', false)
  })
})
