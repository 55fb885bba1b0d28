// @ts-check

/**
 * A number of bytes that all large bodies of the moment share, of which one holder has `share` at most.
 * @param {{ bytes: number, share: number }} limit
 */
export function makeBudget({ bytes, share }) {
  let left = bytes
  /** @type {Map<string, number>} */
  const taken = new Map()

  /** @param {string} holder @param {number} change */
  function move(holder, change) {
    left -= change
    const held = (taken.get(holder) ?? 0) + change
    if (held > 0) taken.set(holder, held)
    else taken.delete(holder)
  }

  return {
    /**
     * Takes bytes; answers how to give them back (once is enough, more do nothing), or whose share has no room for them.
     * @param {string} holder
     * @param {number} wanted
     * @returns {(() => void) | 'own' | 'all'}
     */
    take(holder, wanted) {
      if ((taken.get(holder) ?? 0) + wanted > share) return 'own'
      if (wanted > left) return 'all'
      move(holder, wanted)
      let isTaken = true
      return () => {
        if (isTaken) move(holder, -wanted)
        isTaken = false
      }
    },
  }
}
