import { templateAt } from './template-at'

/** Looks the template up before a skeleton starts the answer, after which its status could no longer be 404. */
export default async function TemplateLayout({ params, children }: LayoutProps<'/templates/[id]'>) {
  await templateAt((await params).id)
  return children
}
