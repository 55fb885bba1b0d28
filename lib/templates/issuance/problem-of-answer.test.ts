import { describe, expect, test } from 'vitest'
import { defaultIssuance, type IssuanceSettings } from './issuance-settings'
import { exampleFor, maxTicketLength, problemOfGrantReason, problemOfTicket } from './problem-of-answer'

const incident = 'INC[0-9]{7}'

function asking(pattern: string | null, required = false): IssuanceSettings {
  return {
    ...defaultIssuance,
    reason: { ...defaultIssuance.reason, pattern },
    ticket: { ...defaultIssuance.ticket, pattern, required },
  }
}

describe('the reason for a grant', () => {
  test.each([
    [null, 'The customer asked for help.', null],
    [null, '', 'a reason is always needed'],
    [null, ' \t ', 'a reason is always needed'],
    [null, 'because', 'in 8 characters or more'],
    [null, 'x'.repeat(501), 'Keep the reason to 500 characters.'],
    [null, 'The customer\u202e asked.', 'invisible or control character'],
    ['[A-Z]{2}: .+', 'QA: x', null],
    ['[A-Z]{2}: .+', ' QA: x ', null],
    ['[A-Z]{2}: .+', 'The customer asked for help.', 'Write it in the form [A-Z]{2}: .+, such as AA: aa.'],
    ['[A-Z]{2}: .+', '', 'a reason is always needed'],
    ['.*', '   ', 'a reason is always needed'],
    ['.+', 'x'.repeat(501), 'Keep the reason to 500 characters.'],
    [
      '(',
      'The customer asked for help.',
      'The form that this template asks for cannot be read: A pattern has no groups.',
    ],
  ])('where the template asks for %j, %j is judged', (pattern, text, problem) => {
    const found = problemOfGrantReason(asking(pattern), text)
    expect(found).toEqual(problem === null ? null : expect.stringContaining(problem))
  })
})

describe('the ticket of a grant', () => {
  test.each([
    [null, false, '', null],
    [null, true, ' ', 'This template asks for a ticket with every grant.'],
    [null, true, 'anything', null],
    [incident, false, '', null],
    [incident, false, 'INC0012345', null],
    [incident, true, 'INC001234', 'Write it in the form INC[0-9]{7}, such as INC0000000.'],
    [incident, true, 'INC00123456', 'Write it in the form'],
    [incident, true, 'XINC0012345', 'Write it in the form'],
    [null, false, 'x'.repeat(maxTicketLength + 1), 'Keep the ticket to 100 characters.'],
    [null, false, 'T\u200b1', 'invisible or control character'],
    ['(a+)+', false, 'aaaa', 'cannot be read'],
  ])('where the template asks for %j, required %j, %j is judged', (pattern, required, text, problem) => {
    const found = problemOfTicket(asking(pattern, required), text)
    expect(found).toEqual(problem === null ? null : expect.stringContaining(problem))
  })

  test('is compared without backtracking, which would not end here', () => {
    const nasty = asking('a*a*a*a*a*a*a*a*a*a*a*a*b')
    expect(problemOfTicket(nasty, 'a'.repeat(maxTicketLength))).toContain('Write it in the form')
  })
})

describe('the example of a pattern', () => {
  test('fits the pattern, or says why there is none', () => {
    expect(exampleFor(incident)).toEqual({ ok: true, value: 'INC0000000' })
    expect(exampleFor('\u4e2d')).toEqual({ ok: true, value: null })
    expect(exampleFor('^INC')).toMatchObject({ ok: false, error: expect.stringContaining('no ^ and no $') })
  })
})
