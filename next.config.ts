import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  serverExternalPackages: ['better-sqlite3', 'pg'],
  allowedDevOrigins: ['127.0.0.1'],
}

export default config
