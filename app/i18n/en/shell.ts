import type { shell as japanese } from '../ja/shell.ts'
import type { Texts } from '../texts.ts'

export const shell: Texts<typeof japanese> = {
  skip: 'Skip to the content',
  menu: 'Menu',
  navigation: 'Main menu',
  year: 'Year',
  people: 'People',
  bodies: 'Bodies',
  heads: 'Heads of recipients',
  cycles: 'Cycles',
  settings: 'Settings',
  profile: 'Words and forms',
  audit: 'Audit',
  account: 'Account',
  signIn: 'Sign in',
  signOut: 'Sign out',
  demo: 'Running with fictional sample data.',
}
