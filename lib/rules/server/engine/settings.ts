import type { JsonObject } from '@/lib/base'

/** Under which id the key of Remit's own tokens is known to the engine. */
export const keySetId = 'remit'

/**
 * The settings of one engine: sockets that only this account may open, nothing sent anywhere, an error in a condition denies.
 * JSON is YAML, which is what the engine reads.
 */
export function engineSettings(folder: string): JsonObject {
  return {
    server: {
      httpListenAddr: `unix:${folder}/http.sock`,
      grpcListenAddr: `unix:${folder}/grpc.sock`,
      udsFileMode: '0o600',
      cors: { disabled: true },
      apiExplorerEnabled: false,
      metricsEnabled: false,
    },
    telemetry: { disabled: true },
    engine: { lenientScopeSearch: false, strictEvaluation: true, celErrorLogLevel: 'none' },
    auxData: { jwt: { keySets: [{ id: keySetId, local: { file: `${folder}/jwks.json` } }] } },
    storage: { driver: 'disk', disk: { directory: `${folder}/policies`, watchForChanges: false } },
  }
}

/** All that an engine is told by its environment: nothing of ours is passed on. */
export const engineEnvironment = { CERBOS_NO_TELEMETRY: '1', NODE_ENV: 'production' } as const
