'use server'

import { generateKey, importKey } from '@/lib/keys/server'
import { action } from '@/lib/server/http'

const revalidate = ['/keys']

export const generate = action(generateKey, { revalidate })
export const add = action(importKey, { revalidate })
