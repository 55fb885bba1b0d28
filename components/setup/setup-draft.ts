import type { ConnectionDraft } from '@/components/connection/connection-fields'
import type { KeyDraft } from '@/components/keys/key-fields'
import { connectionKinds } from '@/lib/connection'
import { defaultModulusLength, isModulusLength } from '@/lib/keys'
import type { SetupInput } from '@/lib/setup'

/** Everything on the setup page while it is being filled in. */
export type SetupDraft = {
  readonly code: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly connection: ConnectionDraft
  readonly key: KeyDraft
}

/** The page as it is first seen: the sandbox, and a new key of the usual size. */
export const emptyDraft: SetupDraft = {
  code: '',
  name: '',
  email: '',
  password: '',
  connection: { kind: 'sandbox', origin: '', licenseKey: '' },
  key: { kind: 'generate', modulusLength: defaultModulusLength, pem: '', passphrase: '' },
}

/** What is sent: only what the choices made ask for. */
export function toInput({ connection, key, ...person }: SetupDraft): SetupInput {
  const { kind, origin, licenseKey } = connection
  return {
    ...person,
    connection: {
      kind,
      origin: kind === 'self-hosted' ? origin : '',
      licenseKey: kind === 'sandbox' ? '' : licenseKey,
    },
    key:
      key.kind === 'generate'
        ? { kind: 'generate', modulusLength: key.modulusLength }
        : { kind: 'import', pem: key.pem, passphrase: key.passphrase },
  }
}

/** The draft as text to keep in this tab across a reload: everything but the secrets. */
export function stashDraft({ password: _password, key, ...rest }: SetupDraft): string {
  return JSON.stringify({ ...rest, key: { kind: key.kind, modulusLength: key.modulusLength } })
}

/** Reads a kept draft back; what does not fit is left at its first value. */
export function readStashedDraft(text: string | null): SetupDraft {
  const kept = readObject(text)
  const connection = objectIn(kept, 'connection')
  const key = objectIn(kept, 'key')
  const size = Number(key.modulusLength)
  return {
    code: textIn(kept, 'code'),
    name: textIn(kept, 'name'),
    email: textIn(kept, 'email'),
    password: '',
    connection: {
      kind: connectionKinds.find((kind) => kind === connection.kind) ?? emptyDraft.connection.kind,
      origin: textIn(connection, 'origin'),
      licenseKey: textIn(connection, 'licenseKey'),
    },
    key: {
      ...emptyDraft.key,
      kind: key.kind === 'import' ? 'import' : 'generate',
      modulusLength: isModulusLength(size) ? size : defaultModulusLength,
    },
  }
}

type Loose = Readonly<Record<string, unknown>>

function readObject(text: string | null): Loose {
  try {
    return asObject(JSON.parse(text ?? 'null'))
  } catch {
    return {}
  }
}

function objectIn(from: Loose, name: string): Loose {
  return asObject(from[name])
}

function asObject(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textIn(from: Loose, name: string): string {
  const value = from[name]
  return typeof value === 'string' ? value : ''
}
