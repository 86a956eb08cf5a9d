import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'
import { keepServerOutOfBrowser } from './tools/keep-server-out-of-browser.ts'
import { lighterEditor } from './tools/lighter-editor.ts'
import { lighterRouter } from './tools/lighter-router.ts'

/** The packages that every page is made with. */
const PACKAGES =
  /\/node_modules\/(?:react|react-dom|scheduler|@remix-run\/(?:react|router|server-runtime)|react-router(?:-dom)?|turbo-stream)\/|commonjsHelpers|vite\/preload-helper/
/** What nearly every page uses a part of: in one file it is smaller than in forty, and one request. What few use stays with them. */
const SMALL_PARTS =
  /\/app\/(?:ui\/(?:app-shell|bar-menu|button|character-counter|chip|class-names|data-table|disclosure|field|field-error|link-button|main-menu|notice|page-header|scroll-region|select-field|status-region|submit-button|text-field|year-menu)\.tsx?|routing\/(?!read-)[^/]+\.ts|i18n\/(?!audit-|membership-)[^/]+\.tsx?|domain\/(?:result|form-size|own-words|policy-request)\.ts)$/

/** The texts of every page are one file in each language, also those of them that another file of texts repeats. */
const textsOfEveryPage = (id: string) =>
  /\/app\/i18n\/(ja|en)\/(?:domain|errors|everywhere|every-page|shell)\.ts$/.exec(id)?.[1]?.concat('-every-page')

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [keepServerOutOfBrowser(), lighterEditor(), lighterRouter(), tailwindcss(), remix(remixConfig)],
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
      '@tiptap/extension-bold',
      '@tiptap/extension-hard-break',
      '@tiptap/extension-list/keymap',
      '@tiptap/extension-paragraph',
      '@tiptap/extension-text',
      '@tiptap/extension-underline',
      '@tiptap/extension-collaboration',
      '@tiptap/extension-collaboration-caret',
      '@tiptap/extension-table/cell',
      '@tiptap/extension-table/header',
      '@tiptap/extension-table/row',
      '@tiptap/extension-table/table',
      '@tiptap/extensions/gap-cursor',
      '@tiptap/pm/state',
      '@tiptap/pm/view',
      '@tiptap/pm/model',
    ],
  },
  // Source maps of the browser's code would publish it; the content security policy forbids inlined data as modules.
  build: {
    sourcemap: false,
    assetsInlineLimit: 0,
    // The editor is one file and stays under 1 MB before compression; the budget is measured in a browser test.
    chunkSizeWarningLimit: 1000,
    target: 'es2022',
    minify: 'terser',
    // Comments are notices of licences: tools/build.mjs writes them into a file of their own.
    terserOptions: {
      ecma: 2020,
      compress: { passes: 3, unsafe_arrows: true },
      format: { comments: false, wrap_func_args: false },
    },
    rollupOptions: isSsrBuild
      ? {}
      : {
          output: {
            manualChunks: (id) => (PACKAGES.test(id) || SMALL_PARTS.test(id) ? 'parts' : textsOfEveryPage(id)),
            onlyExplicitManualChunks: true,
          },
        },
  },
}))
