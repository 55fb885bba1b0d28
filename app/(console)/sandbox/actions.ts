'use server'

import { resetSandbox } from '@/lib/sandbox/server'
import { action } from '@/lib/server/http'

export const reset = action(resetSandbox, { revalidate: ['/sandbox'] })
