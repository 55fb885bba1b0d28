'use server'

import { changeConnection } from '@/lib/connection/server'
import { action } from '@/lib/server/http'

export const change = action(changeConnection)
