import type { Locator, Page } from '@playwright/test'

/** The windows for which the goals are set. */
export const DESK = { width: 1280, height: 800 }
export const PHONE = { width: 390, height: 844 }

/**
 * How many of `items` can be read without scrolling: those that stand whole inside the window and inside every box around them that
 * cuts off what is too much, with nothing of the page in front of them.
 */
export async function wholeInSight(page: Page, items: Locator): Promise<number> {
  await items.first().waitFor()
  // Whatever the page was led to before: what is counted is what it begins with.
  await page.evaluate(() => window.scrollTo(0, 0))
  return items.evaluateAll((elements) => {
    const isWhole = (element: Element): boolean => {
      const { top, bottom, left, right, height } = element.getBoundingClientRect()
      if (height === 0 || top < 0 || bottom > window.innerHeight) return false
      for (let box = element.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === 'visible') continue
        const around = box.getBoundingClientRect()
        if (box !== document.documentElement && box !== document.body && (top < around.top || bottom > around.bottom))
          return false
      }
      const x = Math.min(Math.max(left, 0) + 8, Math.min(right, window.innerWidth) - 1)
      return [top + 2, bottom - 2].every((y) => {
        const there = document.elementFromPoint(x, y)
        return there !== null && (element.contains(there) || there.contains(element))
      })
    }
    return elements.filter(isWhole).length
  })
}
