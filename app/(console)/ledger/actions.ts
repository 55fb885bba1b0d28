'use server'

import { findValueTerms, openGrantValues } from '@/lib/grants/server'
import { action } from '@/lib/server/http'

export const findValue = action(findValueTerms)
export const openValues = action(openGrantValues)
