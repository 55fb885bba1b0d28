/** What a request for access says of itself to a rule. */
export type RequestFacts = {
  /** The address of the agent who would get the access. */
  readonly agent: string
  readonly reason: string
  readonly ticket: string
  readonly minutes: number
  readonly reach: string
  readonly parameters: Readonly<Record<string, Scalar>>
}

type Scalar = string | number | boolean

/** A request as the engine is told of it. */
export type RequestAttributes = {
  readonly agent: string
  readonly reason: string
  readonly ticket: string
  readonly minutes: number
  readonly reach: string
  readonly parameters: Record<string, Scalar[]>
}

/**
 * The attributes of the resource that the engine is asked about. A parameter is sent as the list of the values that are the
 * same as it: a number and its digits as a text are, so that an id matches whichever of them a claim holds.
 */
export function requestAttributes({ parameters, ...rest }: RequestFacts): RequestAttributes {
  const forms = Object.entries(parameters).map(([name, value]) => [name, sameValues(value)] as const)
  return { ...rest, parameters: Object.fromEntries(forms) }
}

function sameValues(value: Scalar): Scalar[] {
  if (typeof value === 'number') return [value, String(value)]
  const digits = typeof value === 'string' && /^(0|-?[1-9][0-9]{0,14})$/.test(value)
  return digits ? [value, Number(value)] : [value]
}
