'use server'

import { resetSandbox, switchFeature } from '@/lib/sandbox/server'
import { action } from '@/lib/server/http'

export const reset = action(resetSandbox, { revalidate: ['/sandbox'] })
export const change = action(switchFeature, { revalidate: ['/sandbox'] })
