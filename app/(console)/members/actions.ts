'use server'

import { cancelInvite, changeRoles, disableMember, enableMember, inviteMember } from '@/lib/members/server'
import { action } from '@/lib/server/http'

const revalidate = ['/members']

export const invite = action(inviteMember, { revalidate })
export const cancel = action(cancelInvite, { revalidate })
export const change = action(changeRoles, { revalidate })
export const disable = action(disableMember, { revalidate })
export const enable = action(enableMember, { revalidate })
