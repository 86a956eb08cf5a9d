import { type ShippedProfile, shippedProfile } from '#app/domain/federation-profile.ts'
import cci from './shipped/cci-mishima.json' with { type: 'json' }
import chosonkai from './shipped/chosonkai-kanagawa.json' with { type: 'json' }
import hokkaido from './shipped/rengo-hokkaido.json' with { type: 'json' }
import kanagawa from './shipped/rengo-kanagawa.json' with { type: 'json' }
import osaka from './shipped/rengo-osaka-city.json' with { type: 'json' }
import saitama from './shipped/rengo-saitama.json' with { type: 'json' }
import shonan from './shipped/rengo-shonan.json' with { type: 'json' }
import tokyo from './shipped/rengo-tokyo.json' with { type: 'json' }

/** The profiles that come with the program; the first one is what an installation is before it chose. */
export const SHIPPED_PROFILES: readonly ShippedProfile[] = [
  kanagawa,
  hokkaido,
  tokyo,
  osaka,
  saitama,
  shonan,
  chosonkai,
  cci,
].map((profile) => shippedProfile.parse(profile))

/** The shipped profile of this key, or null. */
export const shippedProfileOf = (key: string): ShippedProfile | null =>
  SHIPPED_PROFILES.find((profile) => profile.key === key) ?? null
