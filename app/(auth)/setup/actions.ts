'use server'

import { action } from '@/lib/server/http'
import { completeSetup } from '@/lib/setup/server'

export const complete = action(completeSetup)
