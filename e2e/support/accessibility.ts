import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 AA, as far as a program can tell (JIS X 8341-3 is the same set). */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Pairs of texts of the open page of which one lies over the other: 「甲」×「乙」. What lies over others by design is left out: bars and
 * heads of tables that stay while the page scrolls, open menus, names beside carets. What its box cuts off counts as far as it is seen.
 */
export const textsOverEachOther = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
    const meet = (one: Box, other: Box): Box => ({
      left: Math.max(one.left, other.left),
      top: Math.max(one.top, other.top),
      right: Math.min(one.right, other.right),
      bottom: Math.min(one.bottom, other.bottom),
    })
    const isLarger = ({ left, top, right, bottom }: Box, width: number, height: number) =>
      right - left > width && bottom - top > height
    /** What is left to see of something in `element`; null where it has no place in the flow of the page. */
    const sightOf = (element: Element): Box | null => {
      let sight: Box = { left: 0, top: -1e6, right: window.innerWidth, bottom: 1e6 }
      for (let above: Element | null = element; above && above !== document.body; above = above.parentElement) {
        const { position, overflowX, clipPath } = getComputedStyle(above)
        if (['fixed', 'sticky', 'absolute'].includes(position)) return null
        if (overflowX !== 'visible' || clipPath !== 'none') sight = meet(sight, above.getBoundingClientRect())
      }
      return sight
    }
    const shown: (Box & { readonly element: Element; readonly text: string })[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement
      const text = node.nodeValue?.trim() ?? ''
      if (!text || !element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const sight = sightOf(element)
      if (!sight) continue
      range.selectNodeContents(node)
      for (const rectangle of range.getClientRects()) {
        const box = meet(rectangle, sight)
        if (isLarger(box, 2, 2)) shown.push({ ...box, element, text: text.slice(0, 30) })
      }
    }
    shown.sort((one, other) => one.top - other.top)
    return shown.flatMap((one, place) => {
      const below = shown.slice(place + 1)
      const end = below.findIndex(({ top }) => top >= one.bottom)
      return below
        .slice(0, end < 0 ? below.length : end)
        .filter((other) => other.element !== one.element && isLarger(meet(one, other), 2, 6))
        .map((other) => `「${one.text}」×「${other.text}」`)
    })
  })

/** Texts that stand at the very edge of the window, in the page or in what is pulled up over it: paper and screens have a margin. */
export const textsAtTheEdge = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const MARGIN = 4
    // Not to be seen, or within what is pushed aside: a row of tools, a wide table.
    const isCutOff = (element: Element): boolean => {
      for (let above: Element | null = element; above; above = above.parentElement)
        if (getComputedStyle(above).clipPath !== 'none' || above.scrollLeft > 0) return true
      return false
    }
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement
      const text = node.nodeValue?.trim() ?? ''
      if (!text || !element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      range.selectNodeContents(node)
      const { left, right, width } = range.getBoundingClientRect()
      if (width > 2 && right > 0 && left < MARGIN && !isCutOff(element)) found.push(`「${text.slice(0, 30)}」`)
    }
    return found
  })

/**
 * axe finds nothing on the page as it stands, no text lies over another or at the window's edge, and the page is not wider than the window.
 * @param except rules that were looked at just now in a way that stands for this one too
 */
export async function expectAccessible(page: Page, except: readonly string[] = []): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // There are no frames of others here: without this a new window is opened for each look, only to gather what they say.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .disableRules([...except])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(found, page.url()).toEqual([])
  expect(await textsOverEachOther(page), `${page.url()}: texts that lie over each other`).toEqual([])
  // What slides in from the side has come when it is looked at.
  await expect.poll(() => textsAtTheEdge(page), `${page.url()}: texts at the edge of the window`).toEqual([])
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(content, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(window)
}
