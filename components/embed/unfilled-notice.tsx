'use client'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { BindProblem, Parameter } from '@/lib/templates'

type UnfilledNoticeProps = {
  problems: readonly BindProblem[]
  parameters: readonly Parameter[]
  onFill: (parameter: string) => void
}

/** Why no embed is loaded: a filter that is not filled in would list more than is meant, so there is no address. */
export function UnfilledNotice({ problems, parameters, onFill }: UnfilledNoticeProps) {
  const isDeclared = (name: string | null): name is string => parameters.some((one) => one.name === name)
  return (
    <Banner
      tone="caution"
      live
      title="A filter is not filled in, so nothing is loaded"
      actions={problems
        .map(({ code, parameter }) => (code.startsWith('value-') ? parameter : null))
        .filter(isDeclared)
        .map((name) => (
          <Button key={name} size="sm" onClick={() => onFill(name)}>
            Fill in {name}
          </Button>
        ))}
    >
      <ul>
        {problems.map(({ code, parameter, path, message }) => (
          <li key={`${code} ${parameter} ${path.join('.')}`}>{message}</li>
        ))}
      </ul>
    </Banner>
  )
}
