import { describe, expect, test } from 'vitest'
import { printParameters } from '../parameters/parameter-list'
import { printTests } from '../tests/test-list'
import { emptyContent } from '../versions/content'
import { bundleFileName, templateFileName } from './file-name'
import { printBundle, printTemplate } from './print-file'
import { readTemplateFile } from './read-file'
import type { ExportedTemplate } from './template-file'

const oneCustomer: ExportedTemplate = {
  name: 'One customer',
  content: {
    ...emptyContent,
    text: '{\n  "role": null,\n  "policy": { "version": 3, "devices": { "custom_data": { "user_id": "{{user_id}}" } } }\n}',
    parameters: printParameters([{ name: 'user_id', type: 'string', label: 'Customer', required: true }]),
    tests: printTests([
      {
        name: 'Reads its own device',
        values: { user_id: 'u1' },
        expect: 'allow',
        request: { resource: 'devices', action: 'read' },
        target: { custom_data: { user_id: 'u1' } },
      },
    ]),
  },
}

const file = `{
  "format": "remit.template",
  "formatVersion": 1,
  "name": "One customer",
  "claims": {
    "role": null,
    "policy": { "version": 3, "devices": { "custom_data": { "user_id": "{{user_id}}" } } }
  },
  "parameters": [
    {
      "name": "user_id",
      "type": "string",
      "label": "Customer",
      "required": true
    }
  ],
  "tests": [
    {"name":"Reads its own device","values":{"user_id":"u1"},"expect":"allow","request":{"resource":"devices","action":"read"},"target":{"custom_data":{"user_id":"u1"}}}
  ]
}
`

test('a file says what it is, holds the claims as their author wrote them, and one test on each line', () => {
  expect(printTemplate(oneCustomer)).toBe(file)
})

test('a draft that cannot stand in a file as JSON is written line by line', () => {
  const broken = { ...oneCustomer, content: { ...emptyContent, text: '{ "role": nul\n\t50%' } }
  expect(printTemplate(broken)).toContain('"claimsText": [\n    "{ \\"role\\": nul",\n    "%000950%0025"\n  ]')
  expect(read(printTemplate(broken))?.templates[0]?.problem).toMatchObject({
    line: 6,
    message: expect.stringMatching(/^claims: /),
  })
})

test('a change of one template changes the lines of that template only', () => {
  const other = { ...oneCustomer, name: 'Other' }
  const before = printBundle([oneCustomer, other]).split('\n')
  const renamed = { ...other, content: { ...other.content, text: other.content.text.replace('3', '2') } }
  const after = printBundle([renamed, oneCustomer]).split('\n')
  expect(before.length).toBe(after.length)
  expect(after.filter((line, index) => line !== before[index]).length).toBe(1)
})

test.each(['', '{', '{"policy":{"version":3}}', '{"format":"pdf"}', '[]', 'eyJ', '{"format":1}'])(
  '%j does not say that it is a file of templates',
  (text) => {
    expect(readTemplateFile(text)).toBe(null)
  },
)

describe('what is no file of Remit is refused with its place', () => {
  const bundle = printBundle([oneCustomer, { ...oneCustomer, name: 'Second' }])
  test.each([
    [
      'a later version',
      file.replace('"formatVersion": 1', '"formatVersion": 2'),
      3,
      'formatVersion: this file is of version 2',
    ],
    ['no version', file.replace('"formatVersion": 1,', ''), 1, 'formatVersion: a whole number is missing'],
    ['another format', file.replace('remit.template', 'remit.token'), 2, 'format: Remit knows'],
    ['an unknown member', file.replace('"tests":', '"keys":'), 17, 'keys: this has no place in the file.'],
    ['no name', file.replace('"name": "One customer",', ''), 1, 'name: the name of the template is missing'],
    ['an empty name', file.replace('"One customer"', '" "'), 4, 'name: Give the template a name.'],
    ['no claims', file.replace(/"claims"[\s\S]*?\n {2}\},/, ''), 1, 'claims: what the template grants is missing'],
    [
      'claims in two ways',
      file.replace('"claims":', '"claimsText": ["{}"],\n"claims":'),
      5,
      'claimsText: claims says this already.',
    ],
    [
      'lines that are none',
      file.replace(/"claims": [\s\S]*?\n {2}\},/, '"claimsText": ["%00"],'),
      5,
      'claimsText: this line is not',
    ],
    [
      'parameters that are no list',
      file.replace(/"parameters": \[[\s\S]*?\n {2}\]/, '"parameters": {}'),
      9,
      'parameters: this is no list.',
    ],
    ['a key twice', file.replace('"role": null,', '"role": null,\n"role": null,'), 7, 'already in this object'],
    ['a comma missing', file.replace('"role": null,', '"role": null'), 7, 'comma is missing'],
    ['a name twice', bundle.replace('"Second"', '"One customer"'), 24, 'name: this bundle has “One customer” already'],
    ['a bundle without a list', bundle.replace('"templates": [', '"list": ['), 4, 'list: this has no place'],
    [
      'a bundle of too many',
      `{"format":"remit.templates","formatVersion":1,"templates":[${'{},'.repeat(2_000)}{}]}`,
      1,
      'templates: a bundle holds at most 2,000 templates.',
    ],
    [
      'a bundle of texts',
      '{"format":"remit.templates","formatVersion":1,"templates":["x"]}',
      1,
      'A template is a JSON object.',
    ],
  ])('%s', (_title, text, line, says) => {
    const outcome = readTemplateFile(text)
    if (outcome === null || outcome.ok) throw new Error('This was read.')
    expect([outcome.error.position.line, outcome.error.message]).toEqual([line, expect.stringContaining(says)])
  })
})

describe('a template whose parts the editor would refuse is listed with the reason and the line', () => {
  test.each([
    [
      'claims that are no object',
      file.replace(/"claims": [\s\S]*?\n {2}\},/, '"claims": [],'),
      5,
      'claims: a draft is a JSON object.',
    ],
    ['a parameter of no type', file.replace('"type": "string"', '"type": "date"'), 12, 'parameters: '],
    [
      'a test without an answer',
      file.replace('"expect":"allow"', '"expect":"maybe"'),
      18,
      'tests: expect: expect is allow or deny.',
    ],
  ])('%s', (_title, text, line, says) => {
    expect(read(text)?.templates[0]?.problem).toEqual({ line, message: expect.stringContaining(says) })
  })
})

test('missing lists are empty ones', () => {
  const bare = '{"format":"remit.template","formatVersion":1,"name":"x","claims":{}}'
  expect(read(bare)?.templates).toEqual([{ name: 'x', content: emptyContent, parameters: 0, tests: 0, problem: null }])
})

test('files have names that say what they are', () => {
  expect(templateFileName('One customer’s / "devices"')).toBe('one-customer-s-devices.remit.json')
  expect(templateFileName('Größe')).toBe('größe.remit.json')
  expect(templateFileName('../..')).toBe('template.remit.json')
  expect(bundleFileName(1_763_800_000_000, { number: 1, of: 1 })).toBe('remit-templates-2025-11-22.json')
  expect(bundleFileName(1_763_800_000_000, { number: 2, of: 3 })).toBe('remit-templates-2025-11-22-2-of-3.json')
})

function read(text: string) {
  const outcome = readTemplateFile(text)
  return outcome?.ok ? outcome.value : null
}

describe('embed defaults', () => {
  const embed = '{\n  "navigation": "none"\n}\n'

  test('stand after the tests, and nothing stands there where a template has none', () => {
    const printed = printTemplate({ ...oneCustomer, content: { ...oneCustomer.content, embed } })
    expect(printed).toBe(file.replace(/\n\}\n$/, ',\n  "embed": {\n    "navigation": "none"\n  }\n}\n'))
    expect(read(printed)?.templates[0]).toMatchObject({ content: { ...oneCustomer.content, embed }, problem: null })
    expect(read(file)?.templates[0]?.content.embed).toBe(emptyContent.embed)
  })

  test('that the editor would refuse are answered with their line in the file', () => {
    const printed = printTemplate({ name: 'x', content: { ...emptyContent, embed: '{\n  "page": "device"\n}\n' } })
    expect(read(printed)?.templates[0]?.problem).toEqual({
      line: 9,
      message: 'embed: page is one of dashboard, code, connect.',
    })
  })

  test('that are no object are refused with their place', () => {
    const bad = readTemplateFile(file.replace(/\n\}\n$/, ',\n  "embed": []\n}\n'))
    expect(bad?.ok === false && bad.error.message).toBe('embed: this is no object.')
  })
})
