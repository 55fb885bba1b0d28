'use server'

import { acceptInvite, readInvite } from '@/lib/members/server'
import { action } from '@/lib/server/http'

export const read = action(readInvite)
export const accept = action(acceptInvite)
