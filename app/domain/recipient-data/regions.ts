/** The prefecture's 地域区分 in English, as it names them itself; a region that is not in it is shown as it is called. */
const NAMES_EN: Readonly<Record<string, string>> = {
  横浜: 'Yokohama',
  川崎: 'Kawasaki',
  横須賀三浦: 'Yokosuka-Miura',
  県央: 'Central (Ken-o)',
  湘南: 'Shonan',
  県西: 'Western (Kensei)',
}

/** What a region is called on a page in `locale`. */
export const regionName = (region: string, locale: string): string =>
  locale === 'en' ? (NAMES_EN[region] ?? region) : region
