import { useState } from 'react'

/** Whether something was so at any time since this was first shown: what it shows once stays when it is so no more. */
export function useEver(isSo: boolean): boolean {
  const [was, setWas] = useState(isSo)
  if (isSo && !was) setWas(true)
  return was || isSo
}
