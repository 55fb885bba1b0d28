import { useEffect, useState } from 'react'
import type { Guardrail } from '@/lib/guardrails'
import { findingsInFile, sliceOf } from '@/lib/import'
import type { Finding } from '@/lib/policy'
import type { FileTemplate } from '@/lib/templates'

type Found = readonly (readonly Finding[])[]
type Reading = { readonly of: readonly FileTemplate[]; readonly under: Guardrail; readonly found: Found }

/**
 * What is found in each template of a bundle, in its order, each read once: the first few at once and the rest bit by bit, so
 * that a bundle of any size never holds the page up for longer than one draft takes. Shorter than the bundle until all are read.
 */
export function useFileFindings(templates: readonly FileTemplate[], guardrail: Guardrail): Found {
  const [kept, setReading] = useState<Reading>(() => readOn({ of: templates, under: guardrail, found: [] }))
  const isSame = kept.of === templates && kept.under === guardrail
  const reading = isSame ? kept : { of: templates, under: guardrail, found: [] }
  useEffect(() => {
    if (reading.found.length === templates.length) return
    const timer = window.setTimeout(() => setReading(readOn(reading)))
    return () => window.clearTimeout(timer)
  }, [reading, templates])
  return reading.found
}

function readOn({ of, under, found }: Reading): Reading {
  const more = sliceOf(of, found.length).map((template) => findingsInFile(template, under))
  return { of, under, found: [...found, ...more] }
}
