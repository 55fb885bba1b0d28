/** The mark of Remit: a dial with its hand set, for how far a token may reach. Decorative; the name stands beside it. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" fill="none" className={className}>
      <rect width="20" height="20" rx="5" className="fill-accent-fill" />
      <path d="M5.2 13.4a5.6 5.6 0 1 1 9.6 0" strokeWidth="1.6" strokeLinecap="round" className="stroke-fill-ink" />
      <path d="m10 11.2 2.6-3" strokeWidth="1.6" strokeLinecap="round" className="stroke-fill-ink" />
      <circle cx="10" cy="11.4" r="1.5" className="fill-fill-ink" />
    </svg>
  )
}
