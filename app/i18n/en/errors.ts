import type { errors as japanese } from '../ja/errors.ts'
import type { Texts } from '../texts.ts'

export const errors: Texts<typeof japanese> = {
  notFoundTitle: 'Page not found',
  notFound: 'There is no such page, or it is not open to you. Please check the address or start from the home page.',
  notPermittedTitle: 'This is not possible',
  notPermitted: 'You may not do this. If you need to, please ask your committee’s secretary or the policy bureau.',
  notSignedInTitle: 'Please sign in',
  notSignedIn: 'Your session has ended or you have signed out. Please sign in again.',
  signIn: 'Sign in',
  notAllowedTitle: 'This is not accepted here',
  notAllowed: 'This address does not take that kind of request. Please start again from the home page.',
  refusedTitle: 'This could not be done',
  refused:
    'It could not be done: the state of the request has changed, or what was entered does not fit. Please check how things stand now.',
  tooManyTitle: 'Please wait a moment',
  tooMany: 'There were too many requests in a short time. Please try again in a few minutes.',
  failedTitle: 'This page could not be shown',
  failed:
    'Something went wrong on the server. What was saved is not lost. If it goes on after reloading, please tell your administrator.',
  reference: 'Please mention this number: {{id}}',
  offlineTitle: 'No connection',
  offline: 'The server could not be reached. Please check your connection and try again.',
  waitingForConnection:
    'The server cannot be reached. What you typed is kept on this page. It goes on as soon as there is a connection: please leave the page open.',
  waitingForSignIn:
    'Your session has ended, so nothing has been sent yet. What you entered is still on this page. Sign in in another window and come back here: it is sent then.',
  waitingForOwner:
    'Somebody else has signed in since this page was opened, so nothing has been sent yet. What you entered is still on this page. Sign out in another window, sign in as yourself and come back here: it is sent then.',
  formTooLarge:
    'What was entered is too long and has not been sent. It is still on this page. Please shorten it and try again.',
  signInElsewhere: 'Sign in in another window',
  goHome: 'Go to the home page',
  retry: 'Reload',
}
