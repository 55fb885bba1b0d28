import '@fontsource-variable/geist/wght.css'
import '@fontsource-variable/geist-mono/wght.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { parseTheme, themeCookie } from '@/components/shell/theme/theme'

export const metadata: Metadata = {
  title: { default: 'Remit', template: '%s · Remit' },
  description: 'Policy studio and token desk for Cobrowse agent tokens.',
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/**
 * The document: theme from its cookie so that nothing flashes, and the fonts. Reading the cookie also keeps every page
 * rendered per request, which is what lets each carry its own nonce.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body className="min-h-dvh">{children}</body>
    </html>
  )
}
