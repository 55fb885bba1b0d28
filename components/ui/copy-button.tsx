'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonSize, type ButtonVariant } from './button'
import { IconButton } from './icon-button'
import { toast } from './toast'

type CopyButtonProps = {
  label: string
  /** Show the icon only; the label becomes the name and the tooltip. */
  iconOnly?: boolean | undefined
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  className?: string | undefined
} & ({ value: string; getValue?: never } | { value?: never; getValue: () => string | Promise<string> })

/** Copies a text and says so for a moment. With `getValue` the text is made only when it is asked for. */
export function CopyButton({
  label,
  iconOnly = false,
  variant,
  size = 'sm',
  className,
  value,
  getValue,
}: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = window.setTimeout(() => setCopied(false), 1600)
    return () => window.clearTimeout(timer)
  }, [isCopied])
  async function copy() {
    try {
      await navigator.clipboard.writeText(getValue ? await getValue() : value)
      setCopied(true)
    } catch {
      toast({
        title: 'Could not copy',
        description: 'The browser refused access to the clipboard. Select the text and copy it by hand.',
      })
    }
  }
  const icon = isCopied ? <Check aria-hidden className="text-allow" /> : <Copy aria-hidden />
  const shared = { size, className, onClick: () => void copy(), 'data-slot': 'copy-button' }
  return (
    <>
      {iconOnly ? (
        <IconButton {...shared} label={label} icon={icon} variant={variant ?? 'ghost'} />
      ) : (
        <Button {...shared} icon={icon} variant={variant ?? 'secondary'}>
          {label}
        </Button>
      )}
      <span role="status" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
    </>
  )
}
