import { JSDOM } from 'jsdom'
import { installDrawnNumbers } from './random.ts'
import { installVirtualTime } from './virtual-time.ts'

/** To be imported first: the page and the time in which the editors of a simulated world live. */
const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: false })
for (const name of [
  'document',
  'Node',
  'Element',
  'HTMLElement',
  'MutationObserver',
  'DOMParser',
  'Range',
  'Selection',
  'Text',
  'DocumentFragment',
  'Event',
  'KeyboardEvent',
  'CompositionEvent',
] as const)
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
Object.assign(globalThis, {
  window,
  getSelection: window.getSelection.bind(window),
  innerHeight: 800,
  innerWidth: 1_280,
})
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true })
installVirtualTime()
installDrawnNumbers()
window.setTimeout = globalThis.setTimeout as never
window.clearTimeout = globalThis.clearTimeout as never
