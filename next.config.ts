import type { NextConfig } from 'next'
import { staticHeaders } from './lib/headers'
import { areTypesChecked } from './lib/server/ops/build.mjs'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  // `npm run verify` says so after its step `types`, about these very sources. Every other build checks the types itself.
  typescript: { ignoreBuildErrors: areTypesChecked() },
  devIndicators: false,
  // Next prints the arguments of server actions while developing; passwords and PEM texts are among them.
  logging: { serverFunctions: false },
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // The largest is a bundle of templates: its file has 4 MB, and quotes take more on the way.
  experimental: { serverActions: { bodySizeLimit: '6mb' } },
  serverExternalPackages: ['@cerbos/grpc', 'better-sqlite3', 'pg'],
  allowedDevOrigins: ['127.0.0.1'],
  // Redirects, static files and answers of Next's own do not pass proxy.ts, which sets the rest.
  headers: async () => [
    { source: '/:path*', headers: pairs(staticHeaders) },
    { source: '/_next/:path*', headers: pairs({ 'X-Frame-Options': 'DENY' }) },
  ],
}

function pairs(headers: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(headers).map(([key, value]) => ({ key, value }))
}

export default config
