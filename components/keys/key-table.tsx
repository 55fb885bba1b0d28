'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { Time } from '@/components/ui/time'
import { type SigningKey, shortKid } from '@/lib/keys'
import { PublicKey } from './current-key'

/** Every key, the newest first. */
export function KeyTable({ keys }: { keys: readonly SigningKey[] }) {
  const [shown, setShown] = useState<SigningKey | null>(null)
  return (
    <section aria-labelledby="all-keys" className="border-t border-line pb-10">
      <h2 id="all-keys" className="px-4 pt-5 pb-3 text-14 sm:px-6">
        All keys
      </h2>
      <table className="w-full text-13">
        <thead className="border-b border-line text-left text-12 text-ink-muted max-sm:sr-only">
          <tr>
            <th className={`${cell} pl-4 font-normal sm:pl-6`}>Key</th>
            <th className={`${cell} font-normal`}>State</th>
            <th className={`${cell} font-normal`}>Size</th>
            <th className={`${cell} font-normal`}>Came from</th>
            <th className={`${cell} font-normal`}>Since</th>
            <th className={cell}>
              <span className="sr-only">Public key</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {keys.map((key) => (
            <KeyRow key={key.id} signingKey={key} onShow={() => setShown(key)} />
          ))}
        </tbody>
      </table>
      {shown !== null && (
        <Sheet
          open
          onOpenChange={() => setShown(null)}
          title={`Key ${shortKid(shown.kid)}`}
          description={standing(shown)}
        >
          <PublicKey pem={shown.publicPem} />
        </Sheet>
      )}
    </section>
  )
}

function KeyRow({ signingKey, onShow }: { signingKey: SigningKey; onShow: () => void }) {
  return (
    <tr className="h-10 max-sm:grid max-sm:h-auto max-sm:grid-cols-[1fr_auto] max-sm:gap-y-1 max-sm:px-4 max-sm:py-2.5">
      <td className={`${cell} sm:pl-6`}>
        <code className="text-13">{shortKid(signingKey.kid)}</code>
      </td>
      <td className={`${cell} max-sm:justify-self-end`}>
        {signingKey.status === 'current' ? <Badge tone="allow">current</Badge> : <Badge>previous</Badge>}
      </td>
      <td className={`${cell} max-sm:hidden`}>{signingKey.modulusLength} bits</td>
      <td className={`${cell} text-ink-muted max-sm:hidden`}>{signingKey.origin}</td>
      <td className={`${cell} text-ink-muted`}>
        <Time at={signingKey.createdAt} />
      </td>
      <td className={`${cell} text-right sm:pr-6`}>
        <Button size="sm" variant="ghost" onClick={onShow} aria-label={`Public key of ${shortKid(signingKey.kid)}`}>
          Public key
        </Button>
      </td>
    </tr>
  )
}

const cell = 'py-1.5 sm:px-3 max-sm:self-center'

function standing({ status }: SigningKey): string {
  return status === 'current'
    ? 'Signs every token.'
    : 'No longer signs. Stays published, so that what it signed can still be verified.'
}
