import type { Finding } from '@/lib/policy'
import type { Sitting } from '@/lib/templates'

type Signing = {
  readonly sitting: Sitting
  readonly findings: readonly Finding[]
  /** Whether the template was put away. */
  readonly isArchived: boolean
}

/** Why a draft cannot be signed as it stands, in a sentence; null when it can (after saving, if need be). */
export function blockedReason({ sitting, findings, isArchived }: Signing): string | null {
  if (isArchived) return 'This template is archived. Bring it back in the list of templates, then sign.'
  if (sitting.problem) return `The JSON breaks in line ${sitting.problem.position.line}. Mend it, then sign.`
  const errors = findings.filter((finding) => finding.severity === 'error').length
  if (errors > 0)
    return `There ${errors === 1 ? 'is 1 error' : `are ${errors} errors`} to fix before this can be signed.`
  switch (sitting.phase.kind) {
    case 'conflict':
      return 'Someone else changed this draft. Decide which version to keep, then sign.'
    case 'signed-out':
      return 'Your sign-in has ended. Sign in again, then sign a token.'
    case 'failed':
      return 'The draft is not saved. Save it, then sign: a token is signed from the saved draft.'
    case 'saved':
    case 'waiting':
    case 'saving':
      return sitting.trouble === null
        ? null
        : 'The draft is not saved, as Remit has not answered. A token is signed from the saved draft.'
  }
}
