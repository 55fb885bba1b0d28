import { Braces } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import type { ValuePlace } from '@/lib/templates'
import { focusIn, rowOf } from '../focus-row'
import type { ParameterPlaces } from '../form-edits'
import { namePlaces } from './place-name'

type MakeParameterButtonProps = {
  readonly name: string
  readonly place: ValuePlace
  readonly parameters: ParameterPlaces
}

/** Makes a parameter of the value beside it, and asks first about the other places where the same value is meant. */
export function MakeParameterButton({ name, place, parameters }: MakeParameterButtonProps) {
  const frame = useRef<HTMLSpanElement>(null)
  const [also, setAlso] = useState<readonly ValuePlace[]>([])
  function make(others: readonly ValuePlace[]) {
    const row = rowOf(frame.current)
    setAlso([])
    const why = parameters.make(place, others)
    if (why !== null) toast({ title: `${name} stays a value`, description: why })
    else focusIn(row, '[data-slot="parameter-chip"] button')
  }
  function press() {
    const others = parameters.alike(place)
    if (others.length === 0) make([])
    else setAlso(others)
  }
  return (
    <span ref={frame} className="contents">
      <IconButton size="sm" label={`Make ${name} a parameter`} icon={<Braces aria-hidden />} onClick={press} />
      <Dialog
        open={also.length > 0}
        onOpenChange={() => setAlso([])}
        title={`Make ${name} one parameter in ${also.length === 1 ? 'the other place' : `the ${also.length} other places`} too?`}
        description={`The same value also stands in ${namePlaces(also)}. Left as a value there, it stays the same for everybody, whatever the parameter is filled in with.`}
        footer={
          <>
            <Button onClick={() => make([])}>Only here</Button>
            <Button variant="primary" data-first-focus onClick={() => make(also)}>
              {also.length === 1 ? 'Use it in both places' : `Use it in all ${also.length + 1} places`}
            </Button>
          </>
        }
      />
    </span>
  )
}
