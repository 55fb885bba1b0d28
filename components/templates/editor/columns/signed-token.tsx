'use client'

import type { ComponentProps } from 'react'
import { TokenCard } from '@/components/tokens/token-card'
import { TokenSegments } from '@/components/tokens/token-segments'

/** The test token signed last: what it says in words, then its three parts. */
export function SignedToken({ signed, templateName }: ComponentProps<typeof TokenCard>) {
  return (
    <div className="grid gap-4 p-4">
      <TokenCard signed={signed} templateName={templateName} />
      <TokenSegments token={signed.token} />
    </div>
  )
}
