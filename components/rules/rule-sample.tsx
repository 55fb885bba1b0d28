'use client'

import { useEffect, useMemo, useState } from 'react'
import { useShell } from '@/components/shell/shell-context'
import { Banner } from '@/components/ui/banner'
import { TextArea } from '@/components/ui/text-area'
import { err, isJsonObject, type JsonObject, ok, type Result } from '@/lib/base'
import { outsideProfile, readJson, toValue } from '@/lib/json'
import { explainCondition, type RuleFacts, type RuleText } from '@/lib/rules'
import { isTokenText, readToken } from '@/lib/tokens'

type RuleSampleProps = { readonly rule: RuleText; readonly onFacts: (facts: RuleFacts | null) => void }

/** What a sample asks for, where the rule asks about the request: an hour for one's own address. */
const sampleRequest = { reason: 'A sample.', ticket: '', minutes: 60, reach: 'one-customer', parameters: {} } as const

/** Claims to try the rule with, one's own at first, and what it lets them do. Nothing leaves the browser. */
export function RuleSample({ rule, onFacts }: RuleSampleProps) {
  const { person } = useShell()
  const [text, setText] = useState(() =>
    JSON.stringify({ email: person.email, name: person.name, roles: person.roles }, null, 2),
  )
  const claims = useMemo(() => readSample(text), [text])
  const facts = useMemo(
    () =>
      claims.ok ? { claims: claims.value, request: { ...sampleRequest, agent: person.email }, now: Date.now() } : null,
    [claims, person.email],
  )
  useEffect(() => onFacts(facts), [facts, onFacts])
  return (
    <div className="grid gap-2">
      <TextArea
        label="Sample claims"
        hint="JSON or a token. It stays in this browser and is not saved."
        mono
        rows={5}
        spellCheck={false}
        value={text}
        error={claims.ok ? undefined : claims.error}
        onChange={(event) => setText(event.target.value)}
      />
      {facts !== null && <Outcome rule={rule} facts={facts} />}
    </div>
  )
}

const deeds = [
  ['ask', 'may ask', 'may not ask'],
  ['give', 'may give without approval', 'needs an approval to give'],
  ['approve', 'may approve', 'may not approve'],
] as const

function Outcome({ rule, facts }: { readonly rule: RuleText; readonly facts: RuleFacts }) {
  const explained = deeds.map(([part, can, cannot]) => {
    const { verdict, reasons } = explainCondition(rule[part], facts)
    return { part, words: verdict.met ? can : cannot, isMet: verdict.met, reasons }
  })
  return (
    <Banner
      tone={explained.every(({ isMet }) => isMet) ? 'allow' : 'caution'}
      title={`These claims ${explained.map(({ words }) => words).join(', ')}`}
    >
      <span className="block">A preview, for one hour and your own address. The engine on the server decides.</span>
      {explained.flatMap(({ part, reasons }) =>
        reasons.map((reason) => (
          <span key={`${part} ${reason}`} className="block">
            {reason}
          </span>
        )),
      )}
    </Banner>
  )
}

function readSample(text: string): Result<JsonObject, string> {
  if (isTokenText(text)) {
    const token = readToken(text)
    return token.ok ? objectIn(toValue(token.value.claims.root)) : err(token.error)
  }
  const read = readJson(text, outsideProfile)
  return read.ok ? objectIn(toValue(read.value.root)) : err(read.error.message)
}

function objectIn(value: Parameters<typeof isJsonObject>[0]): Result<JsonObject, string> {
  return isJsonObject(value) ? ok(value) : err('Claims are a JSON object: { … }.')
}
