import { createContext, use } from 'react'
import type { Shares } from './use-shares'

type SharesInUse = {
  readonly shares: Shares
  readonly setShare: (name: keyof Shares, value: number) => void
}

const SharesContext = createContext<SharesInUse | null>(null)

/** Hands the shares of the frame to the panes that share out their own room. */
export const SharesProvider = SharesContext

/** The shares of the frame around this pane. Throws outside of one. */
export function useFrameShares(): SharesInUse {
  const shares = use(SharesContext)
  if (!shares) throw new Error('This pane stands outside of EditorFrame.')
  return shares
}
