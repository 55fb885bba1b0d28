import { whoIsSignedIn } from '@/lib/members/server'
import { route } from '@/lib/server/http'

export const GET = route(whoIsSignedIn)
