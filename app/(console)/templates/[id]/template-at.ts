import { notFound } from 'next/navigation'
import { cache } from 'react'
import { isId } from '@/lib/base'
import { pageQuery } from '@/lib/server/http'
import { getTemplate } from '@/lib/templates/server'

/** The template of an address, read once per request, or the not-found page. */
export const templateAt = cache(async (id: string) => {
  if (!isId('tpl', id)) notFound()
  return pageQuery(getTemplate, { id })
})
