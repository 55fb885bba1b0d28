import { expect, test } from 'vitest'
import { type ExportedTemplate, emptyContent, printBundle, printTemplate, readTemplateFile } from '@/lib/templates'
import { BundleImport } from './bundle/bundle-import'
import { FileImport } from './file-import'
import { drawImport, importGiven } from './testing'

function exported(name: string, claims: object): ExportedTemplate {
  return { name, content: { ...emptyContent, text: JSON.stringify(claims) } }
}

function templatesOf(text: string) {
  const file = readTemplateFile(text)
  if (file?.ok !== true) throw new Error('The file does not read.')
  return file.value.templates
}

const filter = { custom_data: { user_id: 'u1' } }
const narrow = { role: null, policy: { version: 3, devices: filter, sessions: filter } }
const open = { role: null, policy: { version: 3, devices: {}, sessions: {} } }
const broken = { role: 'superuser', policy: { version: 3, devices: filter } }

test('a file of Remit shows what is found in it before the template is made, the gravest first', () => {
  const [template] = templatesOf(printTemplate(exported('All of it', open)))
  if (template === undefined) throw new Error('The file holds no template.')
  const shown = drawImport(<FileImport {...importGiven} template={template} />)
  expect(shown).toContain('Found in the template it makes')
  expect(shown).toContain('sees-whole-account')
})

test('a bundle shows what is found in each template before any is made, the worst template first', () => {
  const bundle = printBundle([exported('Narrow', narrow), exported('Open', open), exported('Broken', broken)])
  const shown = drawImport(<BundleImport {...importGiven} templates={templatesOf(bundle)} />)
  expect(shown).toMatch(/Found in them: \d+ errors?, \d+ security findings?/)
  expect(shown).toContain('sees-whole-account')
  const places = ['Broken', 'Open', 'Narrow'].map((name) => shown.indexOf(`>${name}<`))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(shown).not.toMatch(/<button[^>]* disabled=/)
})

test('a bundle that is still being looked at cannot be made yet, and says so', () => {
  const notes = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`note_${at}`, 'x'.repeat(1_000)]))
  const large = Array.from({ length: 40 }, (_, at) => exported(`Large ${at}`, { ...open, ...notes }))
  const shown = drawImport(<BundleImport {...importGiven} templates={templatesOf(printBundle(large))} />)
  expect(shown).toContain('Looking at what is in them')
  expect(shown).toMatch(/<button[^>]* disabled=/)
})
