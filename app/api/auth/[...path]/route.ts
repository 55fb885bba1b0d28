import { handleAuth } from '@/lib/members/server'

export const POST = handleAuth
