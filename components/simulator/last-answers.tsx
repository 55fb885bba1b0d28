import { Banner } from '@/components/ui/banner'
import type { TextProblem } from '@/lib/json'
import { problemWords } from './targets/problem-words'

type LastAnswersProps = { readonly claims: TextProblem | null; readonly targets: TextProblem | null }

/** Says that the answers below are older than what is typed, and where that breaks. */
export function LastAnswers({ claims, targets }: LastAnswersProps) {
  const broken = [claims && 'claims', targets && 'devices and sessions'].filter((part) => part !== null)
  if (broken.length === 0) return null
  return (
    <Banner
      tone="caution"
      live
      title={`These answers are from the last ${broken.join(', and the last ')} that could be read`}
    >
      {claims && <p>Claims: {problemWords(claims)}</p>}
      {targets && <p>Devices and sessions: {problemWords(targets)}</p>}
    </Banner>
  )
}
