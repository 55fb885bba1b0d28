import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { Template } from '@/lib/templates'
import { useTemplateState } from './use-template-state'

/**
 * Reads the page again as soon as the server knows something else than the page was made from, which `mark` stands for: a
 * decision, a save, a publication, another guardrail. What is being typed stays.
 */
export function useFresh(id: Template['id'], mark: string): void {
  const router = useRouter()
  const now = useTemplateState(id)?.mark
  useEffect(() => {
    if (now !== undefined && now !== mark) router.refresh()
  }, [now, mark, router])
}
