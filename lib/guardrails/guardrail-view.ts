import type { EpochMs } from '@/lib/base'
import type { Guardrail } from './guardrail'

/** A guardrail as it is stored: `revision` is what a change starts from, `updatedAt` is null before the first change. */
export type GuardrailView = {
  readonly guardrail: Guardrail
  readonly revision: number
  readonly updatedAt: EpochMs | null
}
