import * as z from 'zod/mini'
import type { JsonObject } from '@/lib/base'
import { testLimits } from './template-test'

const word = z
  .string('This is a text.')
  .check(z.minLength(1, 'This is empty.'), z.maxLength(128, 'Keep this to 128 characters.'))
const customData = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'custom_data is an object of keys and values.',
)

/** The closed shape of one saved case. */
export const testSchema = z.strictObject({
  name: z
    .string('name is a text.')
    .check(
      z.minLength(1, 'Give the test a name.'),
      z.maxLength(testLimits.name, `Keep the name to ${testLimits.name} characters.`),
    ),
  values: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean()], 'A value is a text, a number, true or false.'),
    'values is an object of names and values.',
  ),
  expect: z.enum(['allow', 'deny'], 'expect is allow or deny.'),
  request: z.strictObject({ resource: word, action: word }, 'request is an object with resource and action.'),
  target: z.strictObject(
    {
      id: z.exactOptional(z.string('id is a text.')),
      custom_data: z.exactOptional(customData),
      agent: z.exactOptional(z.string('agent is a text.')),
    },
    'target is an object with id, custom_data and agent.',
  ),
  sandboxId: z.exactOptional(word),
})
