import { renewGrant } from '@/lib/grants/server'
import { heldRoute } from '@/lib/server/http'

export const POST = heldRoute(renewGrant, ({ grantEndsAt }) => grantEndsAt)
