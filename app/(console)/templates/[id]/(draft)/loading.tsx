import { EditorSkeleton } from '@/components/templates/editor/editor-skeleton'

/** The shape of the editor while its draft is being read. */
export default function TemplateLoading() {
  return <EditorSkeleton />
}
