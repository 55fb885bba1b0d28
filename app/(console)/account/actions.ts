'use server'

import { changePassword, endOtherSessions, endOwnSession } from '@/lib/members/server'
import { action } from '@/lib/server/http'

const revalidate = ['/account']

export const change = action(changePassword, { revalidate })
export const end = action(endOwnSession, { revalidate })
export const endOthers = action(endOtherSessions, { revalidate })
