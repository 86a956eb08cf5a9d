import { Mark } from '@tiptap/core'
import { isSafeLink } from './safe-link.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Links the selection; does nothing for an unsafe address. */
      setLink: (attributes: { href: string }) => ReturnType
      unsetLink: () => ReturnType
    }
  }
}

/** A link. Only its address is stored; how it opens is the same everywhere. An unsafe address is neither parsed nor set. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  exitable: true,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = element.getAttribute('href')?.trim()
        return isSafeLink(href) ? { href } : false
      },
    },
  ],
  renderHTML: ({ mark }) => {
    const { href } = mark.attrs
    return ['a', { href: isSafeLink(href) ? href : null, rel: 'noopener noreferrer nofollow', target: '_blank' }, 0]
  },
  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ chain }) =>
          isSafeLink(href) && chain().setMark(this.name, { href }).run(),
      unsetLink:
        () =>
        ({ chain }) =>
          chain().unsetMark(this.name, { extendEmptyMarkRange: true }).run(),
    }
  },
})
