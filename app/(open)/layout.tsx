import type { ReactNode } from 'react'

/** The frame of what an agent without an account opens: nothing of the console is around it. */
export default function OpenLayout({ children }: { children: ReactNode }) {
  return <div className="min-h-dvh bg-canvas">{children}</div>
}
