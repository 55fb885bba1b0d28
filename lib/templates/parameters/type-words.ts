import type { ParameterType } from './parameter'

/** The types of a value in the words of the screens, for parameters and conditions alike. */
export const typeWords: Readonly<Record<ParameterType, string>> = {
  string: 'text',
  email: 'e-mail address',
  uuid: 'UUID',
  enum: 'one of a list',
  integer: 'number',
  boolean: 'true/false',
}
