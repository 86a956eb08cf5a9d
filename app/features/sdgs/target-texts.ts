/** Code → [Japanese, English], as /sdgs.json gives it. */
export type TargetTexts = Readonly<Record<string, readonly [ja: string, en: string]>>
