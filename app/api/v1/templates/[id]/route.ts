import { route } from '@/lib/server/http'
import { getTemplate } from '@/lib/templates/server'

export const GET = route(getTemplate)
