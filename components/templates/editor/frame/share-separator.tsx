'use client'

import { memo } from 'react'
import { Separator } from './separator'
import { useFrameShares } from './shares-context'
import type { Shares } from './use-shares'

type ShareSeparatorProps = Omit<Parameters<typeof Separator>[0], 'value' | 'onChange'> & {
  /** The share of the frame that it moves. */
  readonly share: keyof Shares
}

/** A line that moves one share of the frame around it. No keystroke of the draft draws it again. */
export const ShareSeparator = memo(function ShareSeparator({ share, ...rest }: ShareSeparatorProps) {
  const { shares, setShare } = useFrameShares()
  return <Separator {...rest} value={shares[share]} onChange={(value) => setShare(share, value)} />
})
