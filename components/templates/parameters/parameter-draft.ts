import { formatJson } from '@/lib/json'
import { type Parameter, type ParameterType, problemOfName, readParameters, valueFromText } from '@/lib/templates'

/** A parameter while it is being described: every part as the text of its field. */
export type ParameterDraft = {
  readonly name: string
  readonly type: ParameterType
  readonly label: string
  readonly help: string
  readonly example: string
  readonly isRequired: boolean
  readonly options: string
  readonly pattern: string
  readonly minimum: string
  readonly maximum: string
}

const blank: ParameterDraft = {
  name: '',
  type: 'string',
  label: '',
  help: '',
  example: '',
  isRequired: true,
  options: '',
  pattern: '',
  minimum: '',
  maximum: '',
}

/** The fields of a parameter, or of a new one. */
export function draftOf(parameter: Parameter | undefined): ParameterDraft {
  if (parameter === undefined) return blank
  const { name, type, label, help = '', example, required } = parameter
  return {
    ...blank,
    name,
    type,
    label,
    help,
    example: example === undefined ? '' : String(example),
    isRequired: required,
    options: parameter.type === 'enum' ? parameter.options.join('\n') : '',
    pattern: parameter.type === 'string' ? (parameter.pattern ?? '') : '',
    minimum: parameter.type === 'integer' ? printed(parameter.minimum) : '',
    maximum: parameter.type === 'integer' ? printed(parameter.maximum) : '',
  }
}

function printed(bound: number | undefined): string {
  return bound === undefined ? '' : String(bound)
}

/** What was described, as a parameter, or one sentence for each field that needs another look. */
export type Described =
  | { readonly ok: true; readonly parameter: Parameter }
  | { readonly ok: false; readonly errors: Readonly<Partial<Record<keyof ParameterDraft, string>>> }

/** Reads the fields by the same reader that reads a stored list, so that nothing else can be kept. */
export function readDraft(draft: ParameterDraft, taken: readonly string[]): Described {
  const name =
    problemOfName(draft.name) ?? (taken.includes(draft.name) ? 'There is already a parameter with this name.' : null)
  if (name !== null) return { ok: false, errors: { name } }
  const read = readParameters(formatJson([partsOf(draft)]))
  const [parameter] = read.ok ? read.value : []
  if (parameter !== undefined) return { ok: true, parameter }
  const problems = read.ok ? [] : read.error
  return { ok: false, errors: Object.fromEntries(problems.map(({ path, message }) => [fieldOf(path[1]), message])) }
}

function partsOf(draft: ParameterDraft) {
  const { name, type, label, help, example, isRequired, options, pattern, minimum, maximum } = draft
  const whole = { name, type, label, required: isRequired }
  const typed = valueFromText({ type }, example)
  const bound = (text: string) => valueFromText({ type: 'integer' }, text)
  return {
    ...whole,
    ...(help === '' ? {} : { help }),
    ...(typed === undefined ? {} : { example: typed }),
    ...(type === 'enum' ? { options: options.split('\n').filter((option) => option !== '') } : {}),
    ...(type === 'string' && pattern !== '' ? { pattern } : {}),
    ...(type === 'integer' && minimum !== '' ? { minimum: bound(minimum) ?? minimum } : {}),
    ...(type === 'integer' && maximum !== '' ? { maximum: bound(maximum) ?? maximum } : {}),
  }
}

function fieldOf(part: string | number | undefined): keyof ParameterDraft {
  if (part === 'required') return 'isRequired'
  return parts.find((one) => one === part) ?? 'name'
}

const parts = ['name', 'type', 'label', 'help', 'example', 'options', 'pattern', 'minimum', 'maximum'] as const
