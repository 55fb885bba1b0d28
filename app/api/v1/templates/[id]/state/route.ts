import { route } from '@/lib/server/http'
import { getTemplateState } from '@/lib/templates/server'

export const GET = route(getTemplateState)
