import * as z from 'zod/mini'
import { parameterLimits, parameterTypes } from './parameter'

const { label, help, options, option, value: longest } = parameterLimits

const line = (most: number, what: string) =>
  z
    .string(`${what} is a text.`)
    .check(
      z.minLength(1, `${what} is empty. Write something, or leave it out where it may be missing.`),
      z.maxLength(most, `Keep ${what} to ${most} characters.`),
    )
const length = z
  .int('A length is a whole number.')
  .check(z.gte(1, 'A length is at least 1.'), z.lte(longest, `A length is at most ${longest}.`))
const whole = z.int('A bound is a whole number.')

const common = {
  name: z.string('name is a text.'),
  label: line(label, 'label'),
  help: z.exactOptional(line(help, 'help')),
  required: z.boolean('required is true or false.'),
}
const text = z.string('example is a text for this type.')

const StringParameter = z.strictObject({
  ...common,
  type: z.literal('string'),
  example: z.exactOptional(text),
  pattern: z.exactOptional(z.string('pattern is a text.')),
  minLength: z.exactOptional(length),
  maxLength: z.exactOptional(length),
})

const TextParameter = z.strictObject({ ...common, type: z.enum(['email', 'uuid']), example: z.exactOptional(text) })

const EnumParameter = z.strictObject({
  ...common,
  type: z.literal('enum'),
  options: z
    .array(line(option, 'an option'), 'options is a list of texts.')
    .check(z.minLength(1, 'Name at least one option.'), z.maxLength(options, `Name at most ${options} options.`)),
  example: z.exactOptional(text),
})

const IntegerParameter = z.strictObject({
  ...common,
  type: z.literal('integer'),
  example: z.exactOptional(z.int('example is a whole number for this type.')),
  minimum: z.exactOptional(whole),
  maximum: z.exactOptional(whole),
})

const BooleanParameter = z.strictObject({
  ...common,
  type: z.literal('boolean'),
  example: z.exactOptional(z.boolean('example is true or false for this type.')),
})

/** The closed shape of a parameter; `readParameters` holds what its parts mean to each other. */
export const parameterSchema = z.discriminatedUnion(
  'type',
  [StringParameter, TextParameter, EnumParameter, IntegerParameter, BooleanParameter],
  { error: `type is one of ${parameterTypes.join(', ')}.` },
)
