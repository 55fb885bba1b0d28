import type { TemplateContent } from '@/lib/templates'

/** What a member can write to keep a server busy: a draft, and what is live beside it. No part has more than 64 kB. */
export type Attack = {
  readonly name: string
  readonly draft: Partial<TemplateContent>
  readonly live?: Partial<TemplateContent>
}

const most = 65_000

function many<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

function record<T>(count: number, key: (index: number) => string, value: (index: number) => T): Record<string, T> {
  return Object.fromEntries(many(count, (index) => [key(index), value(index)]))
}

function claims(policy: object, role: unknown = null): string {
  return JSON.stringify({ role, policy: { version: 3, ...policy } })
}

/** As many items of this kind as a text of 64 kB takes. */
function fill(make: (index: number) => string, before = 200): readonly string[] {
  const items: string[] = []
  for (let size = before, index = 0; ; index += 1) {
    const item = make(index)
    size += item.length + 3
    if (size > most) return items
    items.push(item)
  }
}

function strings(count: number, part: object): string {
  return JSON.stringify(
    many(count, (index) => ({ name: `p${index}`, type: 'string', label: 'P', required: true, ...part })),
  )
}

const usesOf = (count: number) =>
  claims({
    devices: {
      custom_data: record(
        count,
        (i) => `k${i}`,
        (i) => `{{p${i}}}`,
      ),
    },
  })

const plainLive = { text: claims({ devices: { custom_data: { user_id: 'c_4711' } } }) }
const wide = (value: (resource: number, key: number) => string) =>
  claims(
    record(
      7,
      (r) => (['devices', 'sessions', 'push', 'recordings', 'features', 'members', '*'] as const)[r] ?? '*',
      (r) => ({
        custom_data: record(
          62,
          (k) => `key_${k}`,
          (k) => value(r, k),
        ),
      }),
    ),
  )

/** The worst of each kind that was found or could be thought of. */
export const attacks: readonly Attack[] = [
  ...[400, 1_600, 4_000].map((count) => ({
    name: `role and ${count} actions are placeholders`,
    draft: { text: claims({ devices: { permissions: many(count, (i) => `{{a${i}}}`) } }, '{{r}}') },
    live: plainLive,
  })),
  {
    name: 'four resources of 400 placeholders as actions',
    draft: {
      text: claims(
        record(
          4,
          (r) => ['devices', 'sessions', 'push', 'recordings'][r] ?? '',
          (r) => ({ permissions: many(400, (i) => `{{a${r}_${i}}}`) }),
        ),
        '{{r}}',
      ),
    },
    live: plainLive,
  },
  {
    name: '40 patterns of 99 stars against 40 of 290 letters',
    draft: { text: usesOf(40), parameters: strings(40, { pattern: '[a-z]{0,290}', maxLength: 1_024 }) },
    live: { text: usesOf(40), parameters: strings(40, { pattern: '.*'.repeat(99), maxLength: 1_024 }) },
  },
  {
    name: '46 patterns of 99 stars with examples of 500',
    draft: {
      text: usesOf(46),
      parameters: strings(46, { pattern: '.*'.repeat(99), maxLength: 1_024, example: 'a'.repeat(500) }),
    },
    live: plainLive,
  },
  {
    name: '46 patterns of 300 letters that may be missing, both sides, another letter',
    draft: { text: usesOf(46), parameters: strings(46, { pattern: '[a-y]{0,300}', maxLength: 1_024, minLength: 200 }) },
    live: { text: usesOf(46), parameters: strings(46, { pattern: '[b-z]{0,300}', maxLength: 1_024, minLength: 200 }) },
  },
  {
    name: '20 patterns of 49 stars that fit a token, against 20 of 90 letters',
    draft: { text: usesOf(20), parameters: strings(20, { pattern: '[a-z]{0,90}', maxLength: 60 }) },
    live: { text: usesOf(20), parameters: strings(20, { pattern: '.*'.repeat(49), maxLength: 60 }) },
  },
  {
    name: '8,000 unknown actions',
    draft: { text: claims({ devices: { permissions: fill((i) => `a${i}`).slice(0, 8_000) } }) },
    live: plainLive,
  },
  {
    name: 'one unknown action 15,000 times',
    draft: { text: claims({ devices: { permissions: fill(() => 'x') } }) },
    live: plainLive,
  },
  {
    name: '20,000 numbers as actions',
    draft: { text: claims({ devices: { permissions: many(20_000, () => 1) } }) },
  },
  {
    name: '20,000 empty lists as actions',
    draft: { text: claims({ devices: { permissions: many(20_000, () => []) } }) },
  },
  {
    name: 'long unknown actions, nearly right',
    draft: { text: claims({ devices: { permissions: fill((i) => `read${'e'.repeat(300)}${i}`) } }) },
  },
  {
    name: '60 resources with 7 conditions, all unknown and nearly right',
    draft: {
      text: claims(
        record(
          60,
          (i) => `devicess${i}`,
          () => ({
            custom_data: record(
              6,
              (k) => `user_idd${k}`,
              () => 'c_1 ',
            ),
          }),
        ),
      ),
    },
    live: plainLive,
  },
  {
    name: '434 conditions of long keys and values, all changed',
    draft: { text: wide((r, k) => `{{v${r}_${k}}}`) },
    live: { text: wide((r, k) => `value ${r} ${k}`) },
  },
  {
    name: '434 conditions with spaces at their ends, all changed',
    draft: { text: wide((r, k) => ` ${r} ${k} `.padEnd(90, 'x ')) },
    live: { text: wide((r, k) => ` ${r} ${k}`) },
  },
  {
    name: '480 unknown claims of one letter more',
    draft: {
      text: JSON.stringify({
        role: null,
        ...record(
          7,
          (i) => `policyy${i}`,
          (i) =>
            record(
              62,
              (k) => `roles${i}${k}`,
              () => 'x'.repeat(100),
            ),
        ),
      }),
    },
  },
  {
    name: 'placeholders of 10,000 names anywhere',
    draft: { text: JSON.stringify({ role: null, list: fill((i) => `{{n${i}}}`) }) },
    live: plainLive,
  },
  {
    name: 'stray braces 15,000 times',
    draft: { text: JSON.stringify({ role: null, list: fill(() => '{{') }), parameters: strings(50, {}) },
  },
  {
    name: 'names that want a mend among 50 parameters',
    draft: { text: JSON.stringify({ role: null, list: fill((i) => `{{ p${i % 50} }}`) }), parameters: strings(50, {}) },
  },
  {
    name: '60 kB of spaces and line ends',
    draft: { text: `{"role":null,${'\n'.repeat(60_000)}"policy":{"version":3,"devices":{"id":"a"}}}` },
    live: plainLive,
  },
  {
    name: 'lists 15 deep, 4,000 wide',
    draft: { text: JSON.stringify({ role: null, x: many(1_000, () => [[[[[[[[[[[[]]]]]]]]]]]]) }) },
  },
  {
    name: 'forty enums of fifty options that trade places',
    draft: {
      text: usesOf(14),
      parameters: JSON.stringify(
        many(14, (i) => ({
          name: `p${i}`,
          type: 'enum',
          label: 'P',
          required: true,
          options: many(50, (o) => `${'o'.repeat(70)}${o}`),
        })),
      ),
    },
    live: {
      text: usesOf(14),
      parameters: JSON.stringify(
        many(14, (i) => ({
          name: `p${i}`,
          type: 'enum',
          label: 'P',
          required: true,
          options: many(50, (o) => `${'q'.repeat(70)}${o}`),
        })),
      ),
    },
  },
  {
    name: '50 filters of the embed with parameters',
    draft: {
      text: usesOf(1),
      parameters: strings(50, {}),
      embed: JSON.stringify({ filters: many(50, (i) => ({ key: `k${i}`, value: `{{p${i}}}` })) }),
    },
  },
  {
    name: '64 kB of tests with values of their own',
    draft: {
      text: usesOf(30),
      parameters: strings(30, { maxLength: 64 }),
      tests: many(40, (t) =>
        JSON.stringify({
          name: `t${t}`,
          values: record(
            30,
            (i) => `p${i}`,
            (i) => `${t}_${i}_${'x'.repeat(20)}`,
          ),
          expect: 'deny',
          request: { resource: 'devices', action: 'read' },
          target: { custom_data: {} },
        }),
      ).join('\n'),
    },
    live: plainLive,
  },
]
