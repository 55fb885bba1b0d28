'use client'

import { ChevronRight } from 'lucide-react'
import dynamic from 'next/dynamic'
import { memo, useId, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { JsonPath } from '@/lib/base'
import type { Guardrail } from '@/lib/guardrails'
import type { AccessClaims } from '@/lib/policy'
import { type IssuanceSettings, summariseIssuance } from '@/lib/templates'
import type { IssuanceEdits } from './issuance-edits'

const IssuingFields = dynamic(() => import('./issuing-fields').then((module) => module.IssuingFields), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
})

type IssuingSectionProps = {
  readonly settings: IssuanceSettings | null
  readonly claims: AccessClaims
  readonly guardrail: Guardrail
  readonly edits: IssuanceEdits
  readonly isLocked: boolean
  /** The setting to show, by its path; a new object leads there again. */
  readonly wanted: { readonly path: JsonPath } | null
}

/** How grants are given from the template: one line, which opens to the fields. */
export const IssuingSection = memo(function IssuingSection({
  settings,
  isLocked,
  wanted,
  ...rest
}: IssuingSectionProps) {
  const [isOpen, setOpen] = useState(false)
  const [followed, setFollowed] = useState(wanted)
  const id = useId()
  if (followed !== wanted) {
    setFollowed(wanted)
    setOpen(wanted !== null)
  }
  return (
    <section aria-label="Issuing" className="grid gap-1.5">
      <header className="flex items-center justify-between gap-2">
        <h2 className="text-13">Issuing</h2>
        {settings !== null && (
          <Button
            variant="ghost"
            size="sm"
            aria-expanded={isOpen}
            aria-controls={id}
            icon={<ChevronRight aria-hidden className={isOpen ? 'rotate-90' : undefined} />}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? 'Close' : isLocked ? 'Look' : 'Change'}
          </Button>
        )}
      </header>
      {settings === null ? (
        <Banner tone="deny" title="The issuance settings cannot be read">
          Without them nothing can be given from this template.
        </Banner>
      ) : (
        <p className="text-12 text-pretty text-ink-muted">
          How a lead gives access from this template. {summariseIssuance(settings)}
        </p>
      )}
      <div id={id} hidden={!isOpen || settings === null}>
        {isOpen && settings !== null && (
          <fieldset disabled={isLocked} className="contents">
            <IssuingFields settings={settings} wanted={wanted} {...rest} />
          </fieldset>
        )}
      </div>
    </section>
  )
})
