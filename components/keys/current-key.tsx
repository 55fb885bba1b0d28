import { CopyButton } from '@/components/ui/copy-button'
import { TextArea } from '@/components/ui/text-area'
import { Time } from '@/components/ui/time'
import { type Connection, connectionNames } from '@/lib/connection'
import type { SigningKey } from '@/lib/keys'

type CurrentKeyProps = { signingKey: SigningKey; connection: Connection; jwksUrl: string }

/** The key that signs: what it is, its public half, and where that half belongs. */
export function CurrentKey({ signingKey, connection, jwksUrl }: CurrentKeyProps) {
  return (
    <section
      aria-labelledby="current-key"
      className="grid gap-x-10 gap-y-6 px-4 py-6 sm:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]"
    >
      <div className="grid min-w-0 content-start gap-4">
        <div className="grid gap-1">
          <h2 id="current-key" className="text-16">
            Signing now
          </h2>
          <p className="text-13 text-ink-muted">
            <span className="whitespace-nowrap">RSA {signingKey.modulusLength} bits</span>,{' '}
            {signingKey.origin === 'imported' ? 'imported' : 'made here'}{' '}
            <Time at={signingKey.createdAt} show="local" />. The private half is encrypted at rest and is never shown.
          </p>
        </div>
        <KeyName kid={signingKey.kid} />
        <PublicKey pem={signingKey.publicPem} />
      </div>
      <WhereItGoes connection={connection} jwksUrl={jwksUrl} />
    </section>
  )
}

function KeyName({ kid }: { kid: string }) {
  return (
    <div className="grid gap-1">
      <h3 className="text-13">Key id</h3>
      <div className="flex items-center gap-1">
        <code className="min-w-0 text-13 break-all">{kid}</code>
        <CopyButton iconOnly value={kid} label="Copy the key id" />
      </div>
    </div>
  )
}

/** A public key in the form Cobrowse asks for. */
export function PublicKey({ pem }: { pem: string }) {
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-13">Public key</h3>
        <CopyButton value={pem} label="Copy public key" />
      </div>
      <TextArea
        label="Public key"
        hideLabel
        readOnly
        mono
        rows={pem.trim().split('\n').length}
        hint={<span className="sm:hidden">Long lines are wrapped to fit. The button copies the key as it is.</span>}
        value={pem.trim()}
        spellCheck={false}
        inputClassName="resize-none! text-12! leading-5! break-all field-sizing-content"
      />
    </div>
  )
}

function WhereItGoes({ connection, jwksUrl }: { connection: Connection; jwksUrl: string }) {
  return (
    <div className="grid content-start gap-5 text-13">
      <div className="grid gap-2">
        <h3>
          {connection.kind === 'sandbox'
            ? 'Nothing to paste'
            : `Where to paste it in ${connectionNames[connection.kind]}`}
        </h3>
        {connection.kind === 'sandbox' ? <InSandbox /> : <InCobrowse origin={connection.origin} />}
      </div>
      <div className="grid gap-1">
        <h3>For your own verifiers</h3>
        <p className="text-ink-muted">This key and all previous ones, as a JWK set:</p>
        <div className="flex items-center gap-1">
          <a href={jwksUrl} className="min-w-0 rounded-chip font-mono text-12 break-all text-accent hover:underline">
            {jwksUrl}
          </a>
          <CopyButton iconOnly value={jwksUrl} label="Copy the address" />
        </div>
      </div>
    </div>
  )
}

function InSandbox() {
  return (
    <p className="text-pretty text-ink-muted">
      Tokens are for the sandbox, which reads the public keys from this server. For Cobrowse itself, change the
      connection under Settings; this page then says where the key belongs.
    </p>
  )
}

function InCobrowse({ origin }: { origin: string }) {
  return (
    <ol className="grid list-decimal gap-1.5 pl-5 text-pretty text-ink-muted marker:text-ink-faint">
      <li>
        Sign in at{' '}
        <a
          href={`${origin}/dashboard`}
          target="_blank"
          rel="noreferrer"
          className="rounded-chip text-accent hover:underline"
        >
          {origin.replace('https://', '')}
        </a>{' '}
        as an administrator of the account.
      </li>
      <li>Open Settings and find the box for JSON Web Tokens (JWT SSO).</li>
      <li>Paste the whole public key, with its BEGIN and END lines, and save.</li>
      <li>There is one box for one key: tokens signed with an earlier key stop working at that moment.</li>
    </ol>
  )
}
