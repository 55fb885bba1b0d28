import { route } from '@/lib/server/http'
import { listVersions } from '@/lib/templates/server'

export const GET = route(listVersions)
