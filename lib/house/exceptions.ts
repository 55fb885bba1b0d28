/** Where a rule of the house is broken on purpose, and why. This list may only shrink. */
export const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  environment: {
    'proxy.ts': 'NODE_ENV is written in at build time: it decides what development tools need.',
    'instrumentation.ts': 'NEXT_RUNTIME is how Next tells its two bundles apart.',
  },
  zod: {
    'lib/sandbox/api/': 'the API of the sandbox answers on the server; nothing of it is drawn by a page',
    'lib/sandbox/socket/': 'its sockets are the server’s as well',
    'lib/setup/setup-input.ts': 'the page of the setup sends what was typed, and the server judges it',
  },
  waiting: {
    'components/ledger/export-menu.tsx':
      'A large file comes as long as it comes; its progress is shown, and it can be stopped.',
    'components/members/post-sign-in.ts':
      'Signing in is not cut off: the answer decides whether somebody is signed in.',
    'components/shell/sign-out.tsx': 'Signing out is not cut off, as signing in.',
    'components/sandbox/frame/rest.ts': 'Calls of the embed end as the SDK ends them.',
    'components/sandbox/views/recording-view.tsx': 'What a recording holds is read as the SDK reads it.',
  },
  'looked up': {
    'components/ledger/sheet/grant-sheet.tsx': 'Opened by the script.',
    'components/ledger/charts/use-figures.ts': 'Opened by the script.',
    'components/sandbox/frame/frame-context.ts': 'The embed is drawn by the script, once it holds a token.',
    'components/sandbox/views/connect-device-view.tsx': 'The embed is drawn by the script, once it holds a token.',
    'components/sandbox/views/recording-view.tsx': 'The embed is drawn by the script, once it holds a token.',
  },
  typing: {
    'components/ui/file-choice.tsx': 'A file that was chosen is not written by React.',
    'components/shell/command/command-menu.tsx': 'Opened by the script.',
    'components/templates/list/rename-field.tsx': 'Opened by the script.',
    'components/templates/editor/header/template-name.tsx': 'Opened by the script.',
  },
  'full folders': {
    'components/ui': 'One file for each primitive, and nothing else.',
  },
}
