'use server'

import { changeGuardrail, readGuardrail } from '@/lib/guardrails/server'
import { action } from '@/lib/server/http'

export const read = action(readGuardrail)
export const change = action(changeGuardrail, { revalidate: ['/guardrail', '/settings'] })
