// @ts-check

/**
 * A request target without the token that the address of an embed may carry, however the name is spelled there; the rest
 * stays as it was sent. The page takes the token from the address the browser keeps. Next writes the target it was given
 * into what it renders and redirects to, a rewritten one too, so it has to be gone before Next sees it.
 * @param {string} target in origin-form
 */
export function withoutToken(target) {
  const start = target.indexOf('?')
  if (start < 0) return target
  const kept = target
    .slice(start + 1)
    .split('&')
    .filter((part) => !new URLSearchParams(part).has('token'))
  return kept.length === 0 ? target.slice(0, start) : `${target.slice(0, start)}?${kept.join('&')}`
}
