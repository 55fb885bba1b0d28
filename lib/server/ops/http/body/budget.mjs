// @ts-check

/**
 * A number of bytes that all large bodies of the moment share.
 * @param {number} bytes
 */
export function makeBudget(bytes) {
  let left = bytes
  return {
    /** Takes a share; answers how to give it back (once is enough, more do nothing), or null when so much is not left. @param {number} share */
    take(share) {
      if (share > left) return null
      left -= share
      let isTaken = true
      return () => {
        if (isTaken) left += share
        isTaken = false
      }
    },
  }
}
