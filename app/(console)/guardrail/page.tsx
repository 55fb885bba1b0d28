import type { Metadata } from 'next'
import { GuardrailScreen } from '@/components/guardrails/guardrail-screen'
import { readGuardrail } from '@/lib/guardrails/server'
import { pageDeed, pageQuery } from '@/lib/server/http'
import { change, findRefused, read } from './actions'

export const metadata: Metadata = { title: 'Guardrail' }

/** The guardrail: the boundary every published version stays inside. */
export default async function GuardrailPage() {
  await pageDeed('guardrail.change')
  return <GuardrailScreen view={await pageQuery(readGuardrail, {})} actions={{ read, change, findRefused }} />
}
