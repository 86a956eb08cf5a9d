/** What a browser says of itself, as people call it. What is not known stays `other`: a wrong name would frighten. */

export const BROWSERS = ['edge', 'firefox', 'chrome', 'safari', 'other'] as const
export const SYSTEMS = ['iphone', 'ipad', 'android', 'windows', 'mac', 'chromeos', 'linux', 'other'] as const
export type BrowserName = { readonly browser: (typeof BROWSERS)[number]; readonly system: (typeof SYSTEMS)[number] }

/** In this order: Edge also says Chrome, Chrome also says Safari, Android also says Linux. */
const BROWSER_SIGNS = [
  [/\bEdg(?:e|A|iOS)?\//, 'edge'],
  [/\b(?:Firefox|FxiOS)\//, 'firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'safari'],
] as const
const SYSTEM_SIGNS = [
  [/\biPhone\b/, 'iphone'],
  [/\biPad\b/, 'ipad'],
  [/\bAndroid\b/, 'android'],
  [/\bWindows\b/, 'windows'],
  [/\bCrOS\b/, 'chromeos'],
  [/\bMac OS X\b|\bMacintosh\b/, 'mac'],
  [/\bLinux\b/, 'linux'],
] as const

/** @param userAgent the header of that name, as it was sent (at most some hundred characters are kept) */
export const browserName = (userAgent: string): BrowserName => ({
  browser: BROWSER_SIGNS.find(([sign]) => sign.test(userAgent))?.[1] ?? 'other',
  system: SYSTEM_SIGNS.find(([sign]) => sign.test(userAgent))?.[1] ?? 'other',
})
