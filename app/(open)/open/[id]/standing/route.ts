import { readStanding } from '@/lib/grants/server'
import { heldRoute } from '@/lib/server/http'

export const GET = heldRoute(readStanding)
