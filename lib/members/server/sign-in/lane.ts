/**
 * Lets so many do something at once and turns the others away: waiting without end would hold up everybody who comes later.
 * `run` answers null, at once, when there is no place left.
 */
export function makeLane(places: number): { run<T>(work: () => Promise<T>): Promise<T | null> } {
  let taken = 0
  return {
    run: async (work) => {
      if (taken >= places) return null
      taken += 1
      try {
        return await work()
      } finally {
        taken -= 1
      }
    },
  }
}
