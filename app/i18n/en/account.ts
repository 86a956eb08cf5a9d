import type { account as japanese } from '../ja/account.ts'
import type { Texts } from '../texts.ts'

export const account: Texts<typeof japanese> = {
  lead: 'If your name, e-mail address or roles need a correction, please tell an administrator.',
  particulars: 'What is registered about you',
  name: 'Name',
  email: 'E-mail address',
  roles: 'Roles',
  noRoles: 'You have no role in force now. Please ask an administrator to register your membership.',

  passwordTitle: 'Password',
  passwordLead: 'When you change it, you are signed out everywhere but in this browser.',
  changePassword: 'Change the password',
  changingPassword: 'Changing…',
  currentPassword: 'Current password',
  newPassword: 'New password',
  newPasswordHelp:
    'At least 12 characters, and one you use nowhere else. A few unrelated words in a row are easy to remember and hard to guess. You can paste it.',
  noPassword: 'The people of the sample have no password.',

  sessionsTitle: 'Where you are signed in',
  sessionsLead: 'If you do not recognise one of them, end it and then change your password.',
  browserOn: '{{browser}} on {{system}}',
  browser: {
    edge: 'Edge',
    firefox: 'Firefox',
    chrome: 'Chrome',
    safari: 'Safari',
    other: 'A browser of unknown kind',
  },
  system: {
    iphone: 'iPhone',
    ipad: 'iPad',
    android: 'Android',
    windows: 'Windows',
    mac: 'Mac',
    chromeos: 'Chromebook',
    linux: 'Linux',
    other: 'a device of unknown kind',
  },
  thisOne: 'This browser',
  lastUsed: 'Last used about {{at}}',
  signedInAt: 'Signed in {{at}}',
  endSession: 'End this one',
  endSessionOf: 'End {{device}} (last used {{at}})',
  endOthers: 'End all others',
  noOthers: 'You are signed in nowhere else.',

  done: {
    password: 'Your password is changed. You are signed out everywhere else.',
    session: 'That one is ended.',
    others: 'All others are ended.',
  },

  signOutTitle: 'Sign out',
  signOutHelp: 'Use this when you lost a device or used a shared one. It signs you out everywhere, also here.',
  signOut: 'Sign out everywhere',
}
