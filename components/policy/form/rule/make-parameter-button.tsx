import { Braces } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import type { JsonPath } from '@/lib/base'
import { useFormEdits } from '../form-edits'

/** Makes a parameter of the value beside it. */
export function MakeParameterButton({ name, path }: { readonly name: string; readonly path: JsonPath }) {
  const { makeParameter } = useFormEdits()
  function make() {
    const why = makeParameter(path)
    if (why !== null) toast({ title: `${name} stays a value`, description: why })
  }
  return <IconButton size="sm" label={`Make ${name} a parameter`} icon={<Braces aria-hidden />} onClick={make} />
}
