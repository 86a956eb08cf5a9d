import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'
import { keepServerOutOfBrowser } from './tools/keep-server-out-of-browser.ts'

export default defineConfig({
  plugins: [keepServerOutOfBrowser(), tailwindcss(), remix(remixConfig)],
  resolve: {
    // Two copies of any of these in one browser break collaboration silently.
    dedupe: ['yjs', 'lib0', 'y-protocols', '@tiptap/core', '@tiptap/pm', '@tiptap/y-tiptap', 'react', 'react-dom'],
  },
  optimizeDeps: {
    // One pass of pre-bundling: a second one, at the first visit of the editor, would reload the page and load yjs twice.
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'yjs',
      'lib0/decoding',
      'lib0/encoding',
      'y-websocket',
      'y-protocols/awareness',
      '@tiptap/core',
      '@tiptap/react',
      '@tiptap/starter-kit',
      '@tiptap/extension-collaboration',
      '@tiptap/extension-collaboration-caret',
      '@tiptap/extension-table',
      '@tiptap/extensions',
      '@tiptap/pm/state',
      '@tiptap/pm/view',
      '@tiptap/pm/model',
    ],
  },
  // Source maps of the browser's code would publish it; the content security policy forbids inlined data as modules.
  build: { sourcemap: false, assetsInlineLimit: 0, target: 'es2022' },
})
