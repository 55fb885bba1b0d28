import { notFound } from 'next/navigation'
import { isId } from '@/lib/base'
import { pageQuery } from '@/lib/server/http'
import { getTemplate } from '@/lib/templates/server'

/** Looks the template up before `loading.tsx` starts the answer, after which its status could no longer be 404. */
export default async function DraftLayout({ params, children }: LayoutProps<'/templates/[id]'>) {
  const { id } = await params
  if (!isId('tpl', id)) notFound()
  await pageQuery(getTemplate, { id })
  return children
}
