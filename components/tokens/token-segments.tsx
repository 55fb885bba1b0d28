'use client'

import clsx from 'clsx'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { type JsonDocument, printDocument } from '@/lib/json'
import { readToken } from '@/lib/tokens'

const parts = [
  { name: 'Header', text: 'text-jwt-header', tint: 'bg-jwt-header-tint' },
  { name: 'Payload', text: 'text-jwt-payload', tint: 'bg-jwt-payload-tint' },
  { name: 'Signature', text: 'text-jwt-signature', tint: 'bg-jwt-signature-tint' },
] as const

/** A compact token with its three parts told apart, masked until asked for, and what its header and claims say. */
export function TokenSegments({ token }: { readonly token: string }) {
  const [isShown, setShown] = useState(false)
  const read = readToken(token)
  if (!read.ok) return <p className="text-13 text-deny">{read.error}</p>
  const { header, claims } = read.value
  const segments = token.split('.')
  return (
    <div data-slot="token-segments" className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <CopyButton label="Copy token" value={token} />
        <Button
          size="sm"
          variant="ghost"
          icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? 'Hide token' : 'Show token'}
        </Button>
      </div>
      <dl className="flex flex-col gap-2">
        {parts.map(({ name, text, tint }, index) => (
          <div key={name} className={clsx('rounded-control px-3 py-2', tint)}>
            <dt className={clsx('text-12 font-medium', text)}>{name}</dt>
            <dd className={clsx('font-mono text-12 break-all', text)}>
              {isShown ? segments[index] : masked(segments[index])}
            </dd>
          </div>
        ))}
      </dl>
      <Decoded title="Header, decoded" document={header} tone="text-jwt-header" />
      <Decoded title="Claims, decoded" document={claims} tone="text-jwt-payload" />
    </div>
  )
}

type DecodedProps = { readonly title: string; readonly document: JsonDocument; readonly tone: string }

function Decoded({ title, document, tone }: DecodedProps) {
  return (
    <section>
      <h3 className={clsx('text-12 font-medium', tone)}>{title}</h3>
      <pre className="mt-1 font-mono text-12 break-words whitespace-pre-wrap text-ink">
        {printDocument(document, { isBroken: true })}
      </pre>
    </section>
  )
}

function masked(segment: string | undefined): string {
  return `${'•'.repeat(12)} ${segment?.length ?? 0} characters`
}
