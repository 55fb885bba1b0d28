'use client'

import type { EmbedPage } from '@/lib/embed'
import { CodeView } from './code-view'
import { ConnectDeviceView } from './connect-device-view'
import { ConnectView } from './connect-view'
import { DashboardView } from './dashboard-view'
import { RecordingView } from './recording-view'
import { SessionView } from './session-view'

/** The view a page of the embed shows. */
export function Views({ page }: { page: EmbedPage }) {
  switch (page.kind) {
    case 'dashboard':
      return <DashboardView />
    case 'code':
      return <CodeView />
    case 'connect':
      return <ConnectView />
    case 'device':
      return <ConnectDeviceView key={page.deviceId} deviceId={page.deviceId} />
    case 'session':
      return <SessionView key={page.sessionId} sessionId={page.sessionId} />
    case 'recording':
      return <RecordingView key={page.sessionId} sessionId={page.sessionId} />
  }
}
