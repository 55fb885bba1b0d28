'use server'

import { changeGuardrail, readGuardrail } from '@/lib/guardrails/server'
import { action } from '@/lib/server/http'
import { listRefused } from '@/lib/templates/server'

export const read = action(readGuardrail)
export const findRefused = action(listRefused)
export const change = action(changeGuardrail, { revalidate: ['/guardrail', '/settings', '/templates'] })
