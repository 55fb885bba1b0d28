/** Where a rule of the house is broken on purpose, and why. This list may only shrink. */
export const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  environment: {
    'proxy.ts': 'NODE_ENV is written in at build time: it decides what development tools need.',
    'instrumentation.ts': 'NEXT_RUNTIME is how Next tells its two bundles apart.',
  },
  'full folders': {
    'components/ui': 'One file for each primitive, and nothing else.',
  },
}
