'use client'

import { memo, useEffect, useMemo, useState } from 'react'
import type { ActionOutcome } from '@/components/form/outcome'
import type { ParameterPlaces } from '@/components/policy/form/form-edits'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import type { Connection } from '@/lib/connection'
import { bindEmbed, changeEmbed, type EmbedDefaults, type GivenValues, type Parameter } from '@/lib/templates'
import type { SignedTestToken } from '@/lib/tokens'
import { EventLog } from './event-log'
import { FailureBanner } from './failure-banner'
import { FilterRows } from './filter-rows'
import { OptionsPanel } from './options-panel'
import { PagePicker } from './page-picker'
import { firstSettings, frameUrl, lifetimeOf, type PreviewSettings, shownUrl } from './preview-settings'
import { PreviewStage, PreviewStart, SessionLine } from './preview-stage'
import { TokenStatus } from './token/token-status'
import { UnfilledNotice } from './unfilled-notice'
import { usePreview } from './use-preview'

/** What keeps a change of the embed defaults in the draft. */
type KeepEmbed = {
  /** Answers why a change cannot be kept, or null. */
  set(change: Partial<EmbedDefaults>): string | null
  readonly parameters: ParameterPlaces
}

type EmbedPaneProps = {
  connection: Connection
  /** The embed defaults of the draft. */
  embed: EmbedDefaults
  /** Without it changes are tried here, and the draft stays as it is. */
  keep: KeepEmbed | null
  parameters: readonly Parameter[]
  /** What the filters are filled in with. */
  values: GivenValues
  /** The values that a token depends on. The same object while none changed. */
  tokenValues: GivenValues
  onFill: (parameter: string) => void
  /** Why no token can be signed now, or null. */
  blocked: string | null
  sign: (lifetimeSeconds: number) => Promise<ActionOutcome<SignedTestToken>>
}

/** Signs a test token and loads the embed with it: exactly what an agent with this draft would get. */
export const EmbedPane = memo(function EmbedPane(props: EmbedPaneProps) {
  const { connection, embed: own, keep, parameters, values, tokenValues, onFill, blocked, sign } = props
  const [settings, setSettings] = useState<PreviewSettings>(firstSettings)
  const [tried, setTried] = useState<EmbedDefaults | null>(null)
  const [signedWith, setSignedWith] = useState(tokenValues)
  const embed = keep ? own : (tried ?? own)
  const rested = useRested(values)
  const typed = useMemo(() => bindEmbed({ embed, parameters, values }), [embed, parameters, values])
  const calm = useMemo(() => bindEmbed({ embed, parameters, values: rested }), [embed, parameters, rested])
  // What cannot be filled in goes at once; what can be waits until the typing rests.
  const bound = typed.ok && calm.ok ? calm : typed
  const preview = usePreview({
    origin: connection.origin,
    isTokenSent: settings.delivery === 'postMessage',
    lifetimeSeconds: lifetimeOf(settings),
    // No token is signed for a frame that is not there.
    isRenewed: settings.isRenewed && bound.ok,
    blocked,
    sign: async (seconds) => {
      const outcome = await sign(seconds)
      if (outcome.ok) setSignedWith(tokenValues)
      return outcome
    },
  })
  const { state } = preview
  function change(part: Partial<PreviewSettings>) {
    setSettings({ ...settings, ...part })
    // A token signed for one way of travelling never takes the other: it may live too long for an address.
    if (part.delivery !== undefined && part.delivery !== settings.delivery) preview.stop()
  }
  function set(part: Partial<EmbedDefaults>): string | null {
    if (keep) return keep.set(part)
    const next = changeEmbed(embed, part)
    if (!next.ok) return next.error
    setTried(next.value)
    return null
  }
  const onSign = () => void preview.sign()
  return (
    <div data-slot="embed-pane" className="flex h-full min-h-0 flex-col gap-3 overflow-auto p-4">
      <PagePicker
        connection={connection}
        page={embed.page}
        onPage={(page) => void set({ page })}
        settings={settings}
        onChange={change}
      />
      <FilterRows
        filters={embed.filters}
        onChange={(filters) => set({ filters })}
        parameters={keep ? keep.parameters : null}
      />
      <Disclosure summary="Options and token">
        <OptionsPanel embed={embed} isKept={keep !== null} onEmbed={set} settings={settings} onChange={change} />
      </Disclosure>
      {!keep && (
        <p className="text-12 text-pretty text-ink-muted">
          You can try other pages, filters and options here. The template stays as it is.
        </p>
      )}
      {blocked !== null && (
        <Banner tone="caution" title="No new token can be signed">
          {blocked}
        </Banner>
      )}
      <FailureBanner state={state} blocked={blocked} onSign={onSign} />
      {!bound.ok && <UnfilledNotice problems={bound.error} parameters={parameters} onFill={onFill} />}
      {bound.ok && state.token === null && (
        <PreviewStart isSigning={state.isSigning} blocked={blocked} onSign={onSign} />
      )}
      {bound.ok && state.token !== null && (
        <>
          {preview.view && (
            <TokenStatus
              token={state.token}
              view={preview.view}
              isRenewed={settings.isRenewed && blocked === null}
              blocked={blocked}
              onSign={onSign}
              onReload={preview.reload}
              onStop={preview.stop}
            />
          )}
          {signedWith !== tokenValues && (
            <OtherValues isSigning={state.isSigning} isBlocked={blocked !== null} onSign={onSign} />
          )}
          <PreviewStage
            shown={shownUrl({ connection, settings, address: bound.value })}
            src={frameUrl({ connection, settings, address: bound.value }, state.token.token)}
            turn={state.turn}
            onFrame={preview.setFrame}
          />
          {state.session && <SessionLine session={state.session} onEnd={preview.endSession} />}
        </>
      )}
      <EventLog log={state.log} />
    </div>
  )
})

type OtherValuesProps = { isSigning: boolean; isBlocked: boolean; onSign: () => void }

function OtherValues({ isSigning, isBlocked, onSign }: OtherValuesProps) {
  return (
    <Banner
      tone="caution"
      live
      title="The token in the frame was signed with other values"
      actions={
        <Button size="sm" pending={isSigning} disabled={isBlocked} onClick={onSign}>
          Sign again
        </Button>
      }
    >
      What the filters list and what the token reaches may not fit together.
    </Banner>
  )
}

/** How long what is typed has to stay as it is before the frame is loaded with it, in milliseconds. */
const rest = 500

/** The last thing that stayed as it was for a moment, so that typing a value does not load the frame with each keystroke. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    if (rested === value) return
    const timer = window.setTimeout(() => setRested(value), rest)
    return () => window.clearTimeout(timer)
  }, [value, rested])
  return rested
}
