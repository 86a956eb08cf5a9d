const { FLOORS } = require('./tools/server-floors.cjs')

/** Who may import whom. `import type` counts too, unless a rule says otherwise. */
const TEST = ['\\.test\\.tsx?$', '^server/db/test-', '^(app|server)/.*\\.test-support\\.tsx?$']
const PRISMA = ['node_modules/@prisma/', 'node_modules/prisma/', '^server/db/generated/']

const asList = (value) => (value === undefined ? [] : [value].flat())
const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { ...from, pathNot: [...TEST, ...asList(from.pathNot)] },
  to,
})

const roomsAbove = (index) => FLOORS.slice(index).flat().join('|')
const floorRules = FLOORS.map((rooms, index) =>
  rule(
    `floors-look-down-${index}`,
    `${rooms.join(', ')} may use what lies below, in the order of FLOORS.`,
    { path: `^server/(${rooms.join('|')})/` },
    { path: `^server/(${roomsAbove(index)})/`, pathNot: '^server/$1/' },
  ),
)

module.exports = {
  forbidden: [
    ...floorRules,
    rule(
      'every-room-has-a-floor',
      'Name the room in FLOORS.',
      { path: '^server/[^/]+/', pathNot: `^server/(${roomsAbove(0)})/` },
      {},
    ),
    rule(
      'domain-is-pure',
      'The rules know no framework, no database and no screen.',
      { path: '^app/domain/' },
      { pathNot: ['^app/domain/', 'node_modules/zod/'] },
    ),
    rule(
      'document-has-no-screens',
      'Editor, room server, diff and Word writer share it.',
      { path: '^app/document/' },
      {
        path: [
          '^app/(?!document/|domain/)',
          '^server/',
          'node_modules/(react|react-dom|@remix-run|@tiptap/react|express|ws)/',
        ],
      },
    ),
    rule(
      'ui-knows-no-product',
      'Parts of the design system take what they show as props.',
      { path: '^app/ui/' },
      { path: ['^app/(?!ui/|i18n/)', '^server/'] },
    ),
    rule(
      'i18n-knows-domain-only',
      'Texts are keyed by words of the domain.',
      { path: '^app/i18n/' },
      { path: ['^app/(?!i18n/|domain/)', '^server/'] },
    ),
    rule(
      'features-do-not-know-each-other',
      'What two features share is a rule (domain) or a part (ui).',
      { path: '^app/features/([^/]+)/' },
      { path: '^app/features/([^/]+)/', pathNot: '^app/features/$1/' },
    ),
    rule(
      'pages-do-not-carry-the-input-checks',
      'The server checks what forms send; a browser that loads the checks loads a third more JavaScript for nothing.',
      { path: '^app/(features|routes|ui|i18n)/' },
      { path: '^app/domain/(parse-input|[^/]+-input)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'app-takes-types-only-from-server',
      'Vite and the server build make two instances of a module: live objects come through the load context.',
      { path: '^app/' },
      { path: '^server/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'app-never-sees-the-database',
      'Screens and routes know domain types.',
      { path: '^app/' },
      { path: ['^server/db/', ...PRISMA] },
    ),
    rule(
      'nobody-imports-routes',
      'A route is an end, not a part.',
      { pathNot: '^app/routes/' },
      { path: '^app/routes/' },
    ),
    rule(
      'server-never-imports-screens',
      'The server works without its screens.',
      { path: '^server/' },
      { path: '^app/(routes|features|ui|root|entry)' },
    ),
    rule(
      'only-repositories-see-prisma',
      'What leaves a repository are domain types.',
      { pathNot: ['^server/db/', '\\.repository\\.ts$', '^prisma\\.config\\.ts$'] },
      { path: PRISMA },
    ),
    rule(
      'services-never-import-collab-or-http',
      'Rooms and HTTP use services and listen to what they announce.',
      { path: '^server/(?!collab/|http/|simulation/|index\\.ts$|services\\.ts$)' },
      { path: '^server/(collab|http)/' },
    ),
    rule(
      'capabilities-do-not-know-the-whole',
      'server/index.ts and server/services.ts know all; only the edges may know them.',
      { path: '^server/[^/]+/', pathNot: '^server/(http|collab|jobs|sample-year)/' },
      { path: '^server/(index|services)\\.ts$' },
    ),
    rule(
      'the-product-knows-no-simulation',
      'The made-up world is put around the product, never into it.',
      { path: '^(app|server|bench)/', pathNot: '^server/simulation/' },
      { path: '^server/simulation/' },
    ),
    rule('nobody-imports-the-entry', 'The entry has effects.', {}, { path: '^server/index\\.ts$' }),
    rule(
      'no-development-packages-at-run-time',
      'A production installation may leave them out; Vite serves development only.',
      { path: '^(app|server)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/(vite|@types)/' },
    ),
    rule(
      'no-drawer-folders',
      'A function without a home shows a capability without a name.',
      {},
      { path: '/(utils|helpers|common|shared|lib|misc)(/|\\.tsx?$)', pathNot: 'node_modules' },
    ),
    rule('no-barrels', 'Import what you mean.', {}, { path: '^(app|server)/.+/index\\.tsx?$' }),
    rule('no-circular', 'No circles.', {}, { circular: true }),
    rule(
      'resolvable',
      'What is imported exists.',
      {},
      { couldNotResolve: true, pathNot: ['^virtual:', '\\?url$', '\\.css$'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^server/db/generated/(?!client\\.ts$)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
