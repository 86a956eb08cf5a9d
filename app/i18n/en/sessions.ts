import type { sessions as japanese } from '../ja/sessions.ts'
import type { Texts } from '../texts.ts'

export const sessions: Texts<typeof japanese> = {
  signInTitle: 'Sign in',
  signInLead: 'Please enter your e-mail address and password.',
  email: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  forgotten: 'If you have forgotten your password, please ask an administrator for a new link.',
  onTheWay: 'You are not signed in, or your session has ended; after signing in you go on to the page you asked for.',
  signedOut: 'You are signed out. Other pages you had open are closed as well.',

  demoTitle: 'Sign in as a sample person',
  demoLead:
    'There is one person for each role. Press a name to sign in as that person. People and contents are fictional.',
  demoRole: '{{role}} ({{body}})',

  setupTitle: 'Getting ready',
  firstAdministratorTitle: 'Create the first administrator',
  firstAdministratorLead: 'This page works once. Please choose your name, e-mail address and password.',
  invitationTitle: 'Welcome to Policy Desk',
  invitationLead: '{{name}}, please choose the password you will sign in with.',
  newPasswordTitle: 'New password',
  newPasswordLead: '{{name}}, please choose a new password. You will be signed out on your other devices.',
  name: 'Name',
  kana: 'Reading (optional)',
  passwordHelp:
    '12 characters or more, and one you use nowhere else. A few unrelated words in a row are easy to remember and hard to guess.',
  setPassword: 'Set the password and sign in',
  linkUsedTitle: 'The password has been set',
  linkInvalidTitle: 'This link cannot be used',
  toSignIn: 'To the sign-in page',

  // パスキー
  passkeyStopped: 'Your device did not finish. Please try again.',
  signInByPasskey: 'Sign in with a passkey',
  signInByPasskeyHelp: 'On a device with your passkey you need neither password nor code.',
}
