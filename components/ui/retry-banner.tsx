import { Banner } from './banner'
import { Button } from './button'

type RetryBannerProps = {
  title: string
  /** Why it failed. */
  message: string
  onRetry: () => void
  className?: string | undefined
}

/** Something could not be fetched: what, why, and the way to try again. */
export function RetryBanner({ title, message, onRetry, className }: RetryBannerProps) {
  return (
    <Banner
      tone="deny"
      live
      title={title}
      className={className}
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {message}
    </Banner>
  )
}
