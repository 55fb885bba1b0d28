import { Braces } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'

type MakeParameterButtonProps = {
  readonly name: string
  /** Answers why none was made, or null. */
  readonly onMake: () => string | null
}

/** Makes a parameter of the value beside it. */
export function MakeParameterButton({ name, onMake }: MakeParameterButtonProps) {
  function make() {
    const why = onMake()
    if (why !== null) toast({ title: `${name} stays a value`, description: why })
  }
  return <IconButton size="sm" label={`Make ${name} a parameter`} icon={<Braces aria-hidden />} onClick={make} />
}
