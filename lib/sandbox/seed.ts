import type { EpochMs, JsonObject } from '@/lib/base'
import {
  type Agent,
  type Device,
  type DeviceInfo,
  type Member,
  type Platform,
  type Session,
  selfAgent,
  type World,
} from './world'

const minute = 60_000
const hour = 60 * minute

const tom: Agent = { id: 'usr_tom_okafor', name: 'Tom Okafor', email: 'tom.okafor@sandbox.example', colour: '#0e7c66' }
const priya: Agent = {
  id: 'usr_priya_nair',
  name: 'Priya Nair',
  email: 'priya.nair@sandbox.example',
  colour: '#b4471f',
}

type Machine = readonly [device: string, os: string, appId: string, appName: string, locale: string, zone: string]

const machines: Readonly<Record<string, readonly [Platform, Machine]>> = {
  ipad: ['ios', ['iPad Air', '18.4', 'example.acme.shop', 'Acme Shop', 'sv-SE', 'Europe/Stockholm']],
  iphone: ['ios', ['iPhone 16', '18.5', 'example.globex.bank', 'Globex Bank', 'nl-NL', 'Europe/Amsterdam']],
  pixel: ['android', ['Pixel 8', '15', 'example.acme.shop', 'Acme Shop', 'de-DE', 'Europe/Berlin']],
  galaxy: ['android', ['Galaxy S24', '15', 'example.globex.bank', 'Globex Bank', 'en-GB', 'Europe/London']],
  chrome: ['web', ['Chrome', '131', 'shop.acme.example', 'Acme web shop', 'sv-SE', 'Europe/Stockholm']],
  firefox: ['web', ['Firefox', '133', 'portal.initech.example', 'Initech portal', 'en-US', 'America/Chicago']],
  safari: ['web', ['Safari', '18', 'shop.acme.example', 'Acme web shop', 'fr-FR', 'Europe/Paris']],
  macbook: ['macos', ['MacBook Pro', '15.3', 'example.acme.desk', 'Acme Desk', 'ja-JP', 'Asia/Tokyo']],
  surface: ['windows', ['Surface Laptop', '11', 'example.globex.teller', 'Globex Teller', 'es-ES', 'Europe/Madrid']],
  kiosk: ['windows', ['Lobby kiosk', '10', 'example.initech.kiosk', 'Initech Kiosk', 'en-US', 'America/Chicago']],
}

function infoOf(machine: string): DeviceInfo {
  const entry = machines[machine]
  if (entry === undefined) throw new RangeError(`No machine is called ${machine}`)
  const [platform, [device, osVersion, appId, appName, locale, zone]] = entry
  return {
    app_id: appId,
    app_name: appName,
    device,
    device_locale: locale,
    device_timezone: zone,
    os_version: osVersion,
    platform,
    sdk_version: '3.9.1',
    full_device_control: platform === 'android',
  }
}

type DeviceSeed = { id: string; machine: string; seen: number; data: JsonObject; connectable?: boolean }

/** Each of these is here for a policy to stumble over: the comment says how. */
const deviceSeeds: readonly DeviceSeed[] = [
  // Two devices of one customer.
  {
    id: 'dev_mara_ipad',
    machine: 'ipad',
    seen: 2,
    data: { tenant: 'acme', user_id: 'c_4711', user_name: 'Mara Lindqvist', device_name: 'iPad of Mara', tier: 'gold' },
  },
  {
    id: 'dev_mara_web',
    machine: 'chrome',
    seen: 1,
    data: {
      tenant: 'acme',
      user_id: 'c_4711',
      user_name: 'Mara Lindqvist',
      device_name: 'Chrome of Mara',
      tier: 'gold',
    },
  },
  // Same tenant, other customers.
  {
    id: 'dev_jonas_pixel',
    machine: 'pixel',
    seen: 4,
    data: {
      tenant: 'acme',
      user_id: 'c_4712',
      user_name: 'Jonas Weber',
      device_name: 'Pixel of Jonas',
      tier: 'silver',
    },
  },
  {
    id: 'dev_aiko_mac',
    machine: 'macbook',
    seen: 9,
    data: { tenant: 'acme', user_id: 'c_4713', user_name: 'Aiko Tanaka', device_name: 'MacBook of Aiko', tier: 'gold' },
  },
  // Another tenant.
  {
    id: 'dev_luis_surface',
    machine: 'surface',
    seen: 3,
    data: {
      tenant: 'globex',
      user_id: 'c_8001',
      user_name: 'Luis Ortega',
      device_name: 'Surface of Luis',
      tier: 'gold',
    },
  },
  // A flag as text, and the same flag as a boolean: only one of them equals "true".
  {
    id: 'dev_noor_iphone',
    machine: 'iphone',
    seen: 6,
    data: {
      tenant: 'globex',
      user_id: 'c_8002',
      user_name: 'Noor de Vries',
      device_name: 'iPhone of Noor',
      tier: 'silver',
      vip: 'true',
    },
  },
  {
    id: 'dev_ben_galaxy',
    machine: 'galaxy',
    seen: 12,
    data: {
      tenant: 'globex',
      user_id: 'c_8003',
      user_name: 'Ben Adeyemi',
      device_name: 'Galaxy of Ben',
      tier: 'silver',
      vip: true,
    },
  },
  // The user id is a number.
  {
    id: 'dev_lobby_kiosk',
    machine: 'kiosk',
    seen: 1,
    data: { tenant: 'initech', user_id: 9001, device_name: 'Lobby kiosk', tier: 'basic' },
  },
  // The user id is empty, the tenant has a capital.
  {
    id: 'dev_guest_firefox',
    machine: 'firefox',
    seen: 18,
    data: { tenant: 'Acme', user_id: '', device_name: 'Guest browser' },
  },
  // Nothing is known.
  { id: 'dev_unknown_safari', machine: 'safari', seen: 7, data: {} },
  // A dot is part of the key.
  {
    id: 'dev_camille_safari',
    machine: 'safari',
    seen: 22,
    data: { 'app.tenant': 'acme', user_id: 'c_4714', user_name: 'Camille Roux', device_name: 'Safari of Camille' },
  },
  // Listed, but cannot be reached.
  {
    id: 'dev_old_ipad',
    machine: 'ipad',
    seen: 340,
    connectable: false,
    data: { tenant: 'acme', user_id: 'c_4715', user_name: 'Stig Hansen', device_name: 'Old iPad', tier: 'basic' },
  },
]

type SessionSeed = Pick<Session, 'id' | 'code' | 'state' | 'agent'> & { device: string; age: number; lasted?: number }

const sessionSeeds: readonly SessionSeed[] = [
  { id: 'ses_mara_now', code: null, state: 'active', agent: selfAgent, device: 'dev_mara_ipad', age: 8 },
  {
    id: 'ses_jonas_done',
    code: null,
    state: 'ended',
    agent: selfAgent,
    device: 'dev_jonas_pixel',
    age: 19 * 60,
    lasted: 11,
  },
  { id: 'ses_luis_now', code: null, state: 'active', agent: tom, device: 'dev_luis_surface', age: 14 },
  { id: 'ses_mara_done', code: null, state: 'ended', agent: tom, device: 'dev_mara_web', age: 26 * 60, lasted: 17 },
  { id: 'ses_kiosk_asked', code: null, state: 'authorizing', agent: priya, device: 'dev_lobby_kiosk', age: 1 },
  { id: 'ses_aiko_waits', code: '482913', state: 'pending', agent: null, device: 'dev_aiko_mac', age: 3 },
  { id: 'ses_guest_waits', code: '307551', state: 'pending', agent: null, device: 'dev_unknown_safari', age: 5 },
]

function sessionOf(seed: SessionSeed, devices: readonly Device[], now: EpochMs): Session {
  const device = devices.find((candidate) => candidate.id === seed.device)
  const created = now - seed.age * minute
  const isWaiting = seed.state === 'pending' || seed.state === 'authorizing'
  const activated = isWaiting ? null : created + 20_000
  const ended = seed.state === 'ended' && activated !== null ? activated + (seed.lasted ?? 0) * minute : null
  return {
    id: seed.id,
    code: seed.code,
    state: seed.state,
    agent: seed.agent,
    viewers: [],
    custom_data: device?.custom_data ?? {},
    device: device?.device ?? null,
    created,
    updated: ended ?? activated ?? created,
    activated,
    ended,
    endedReason: ended === null ? null : 'agent_ended',
    expires: isWaiting ? created + 20 * minute : created + 2 * hour,
    fullDevice: 'off',
    remoteControl: 'off',
    recorded: ended !== null,
    askedAt: null,
    fullDeviceAskedAt: null,
    remoteControlAskedAt: null,
    isPreview: false,
    pinned: true,
  }
}

function memberOf({ id, name, email }: Agent): Member {
  return { id: id.replace('usr_', 'mbr_'), userName: email, displayName: name, active: true }
}

/** The sandbox as it is after a reset: devices and sessions chosen so that every kind of policy shows its edges. */
export function seedWorld(now: EpochMs): World {
  const devices = deviceSeeds.map(({ id, machine, seen, data, connectable = true }) => ({
    id,
    device: infoOf(machine),
    custom_data: data,
    connectable,
    lastActive: now - seen * minute,
  }))
  return {
    seededAt: now,
    features: {},
    agents: [tom, priya],
    members: [tom, priya].map(memberOf),
    devices,
    sessions: sessionSeeds.map((seed) => sessionOf(seed, devices, now)),
  }
}
