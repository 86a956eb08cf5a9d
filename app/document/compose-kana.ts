/**
 * Joins kana with the voicing mark that stands behind them as a sign of its own, as macOS and some PDFs write 「が」. Kana only:
 * other letters would lose what sets them apart (異体字, compatibility ideographs).
 */
export const composeKana = (text: string): string =>
  /[\u3099\u309a]/.test(text) ? text.replace(/[\u3041-\u30ff][\u3099\u309a]/g, (pair) => pair.normalize('NFC')) : text
