import { ownScriptUrl } from '@/lib/headers'

/** The part of Trusted Types (W3C) that is used here; TypeScript's library does not name it yet. */
type TrustedTypePolicyFactory = {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string | null }): unknown
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypePolicyFactory
    /** Zod's settings, which it takes from here when it loads; to set them through zod would load it on every page. */
    __zod_globalConfig?: { jitless: boolean }
  }
}

// The bundler loads later chunks by `script.src`. The page's policy demands Trusted Types, and this one answers for the
// application's own chunks only; a string of markup or code has no policy at all, so it stays refused.
window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => ownScriptUrl(url, window.location.href) })

// The page's policy forbids compiling text to code, which zod would otherwise probe for.
window.__zod_globalConfig = { jitless: true }
