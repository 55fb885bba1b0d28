import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { openGuardrail } from '@/lib/guardrails'

const refuse = async () => ({ ok: false as const, failure: { code: 'forbidden' as const, message: 'Not here.' } })

/** What the panels of import are given besides the text: nothing is taken, and whatever is sent is refused. */
export const importGiven = {
  actions: { create: refuse, importAll: refuse },
  taken: new Set<string>(),
  guardrail: openGuardrail,
  onDone: () => undefined,
}

const router = {
  back() {},
  forward() {},
  refresh() {},
  push() {},
  replace() {},
  prefetch() {},
  experimental_gesturePush() {},
  bfcacheId: '',
}

/** Draws a panel of import as the server does. */
export function drawImport(part: ReactNode): string {
  return renderToStaticMarkup(createElement(AppRouterContext, { value: router }, part))
}
