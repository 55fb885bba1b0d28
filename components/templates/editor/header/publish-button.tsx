import { Send } from 'lucide-react'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Tooltip } from '@/components/ui/tooltip'
import { isSameContent, type Sitting, type Template } from '@/lib/templates'

type PublishButtonProps = { readonly id: Template['id']; readonly blocked: string | null }

/** The way to publishing; where there is nothing to publish, or nothing that could be, it says so and leads nowhere. */
export function PublishButton({ id, blocked }: PublishButtonProps) {
  const reasonId = useId()
  const icon = <Send aria-hidden />
  if (blocked === null) {
    return (
      <LinkButton href={`/templates/${id}/publish`} variant="primary" size="sm" icon={icon}>
        Publish
      </LinkButton>
    )
  }
  return (
    <>
      <Tooltip label={blocked} isName>
        <Button size="sm" icon={icon} aria-disabled aria-describedby={reasonId}>
          Publish
        </Button>
      </Tooltip>
      <span id={reasonId} className="sr-only">
        {blocked}
      </span>
    </>
  )
}

/** Why publishing has no use at the moment, in a sentence; null where it has. */
export function whyNotPublish(template: Template, sitting: Sitting): string | null {
  const { problem, phase } = sitting
  if (problem) return `The JSON breaks in line ${problem.position.line}. Fix it, then publish.`
  if (phase.kind === 'conflict') return 'This draft was saved elsewhere. Decide which version to keep, then publish.'
  const isAhead = template.isAhead || !isSameContent(sitting, template)
  return isAhead ? null : `There are no changes since version ${template.liveVersion}.`
}
