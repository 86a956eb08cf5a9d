/** What the room server says about somebody whose caret is shown. */
type CaretOwner = { readonly name?: unknown; readonly color?: unknown }

/**
 * Another person's caret with the name above it. Styled by properties, not by a style attribute in markup, which the page's
 * security policy would ignore.
 */
export function remoteCaret({ name, color }: CaretOwner): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'remote-caret'
  caret.style.borderColor = String(color)
  // Not part of the text: the list of people says who is here.
  caret.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = 'remote-caret-name'
  label.style.backgroundColor = String(color)
  label.textContent = typeof name === 'string' ? name : ''
  caret.append(label)
  return caret
}
