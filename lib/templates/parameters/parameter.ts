/** What a parameter can hold, in the order a form offers it. */
export const parameterTypes = ['string', 'email', 'uuid', 'enum', 'integer', 'boolean'] as const
export type ParameterType = (typeof parameterTypes)[number]

/** How much a list of parameters may hold; lengths in UTF-16 units. */
export const parameterLimits = {
  parameters: 50,
  label: 80,
  help: 300,
  options: 50,
  option: 100,
  /** The longest text a value may have, and what it may have when the parameter does not say. */
  value: 1_024,
  usualValue: 256,
} as const

type Common = {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly required: boolean
}

/** A typed blank of a template: it stands for one whole value, `"{{user_id}}"`, and is filled when a token is issued. */
export type Parameter = Common &
  (
    | {
        readonly type: 'string'
        readonly example?: string
        readonly pattern?: string
        readonly minLength?: number
        readonly maxLength?: number
      }
    | { readonly type: 'email' | 'uuid'; readonly example?: string }
    | { readonly type: 'enum'; readonly options: readonly string[]; readonly example?: string }
    | {
        readonly type: 'integer'
        readonly example?: number
        readonly minimum?: number
        readonly maximum?: number
      }
    | { readonly type: 'boolean'; readonly example?: boolean }
  )

/** What a parameter can be filled with: a text, a whole number, or true or false. */
export type ParameterValue = string | number | boolean

/** Values by the name of their parameter, as they come from outside: nothing about them is known yet. */
export type GivenValues = { readonly [name: string]: unknown }
