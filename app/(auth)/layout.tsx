import type { ReactNode } from 'react'
import { Mark } from '@/components/shell/mark'

/** The frame of the pages before sign-in: the mark, and one column. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-canvas">
      <header className="flex h-12 items-center gap-2 px-4 sm:px-6">
        <Mark className="size-5" />
        <span className="text-14 font-medium">Remit</span>
      </header>
      {children}
    </div>
  )
}
