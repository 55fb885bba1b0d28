import type { JsonObject } from '@/lib/base'
import type { Leaf } from '../condition'

/** A pattern of Cerbos' documents for claims of a JWT, as people write it by hand; null where it stays text. */
export type Documented = {
  readonly text: string
  readonly leaf: Leaf['kind'] | null
  readonly met: readonly JsonObject[]
  readonly unmet: readonly JsonObject[]
}

const jwt = 'request.auxData.jwt'

/** Every documented pattern with claims that meet it and claims that do not: missing, null, of another type, another value. */
export const documented: readonly Documented[] = [
  {
    text: `${jwt}.iss == "https://auth.example.com"`,
    leaf: 'text',
    met: [{ iss: 'https://auth.example.com' }],
    unmet: [{}, { iss: 'https://auth.example.com/' }, { iss: '' }],
  },
  {
    text: `${jwt}.custom.department == "engineering"`,
    leaf: 'text',
    met: [{ custom: { department: 'engineering' } }],
    unmet: [{}, { custom: null }, { custom: 'engineering' }, { custom: { department: ['engineering'] } }],
  },
  { text: `has(${jwt}.team)`, leaf: 'present', met: [{ team: '' }, { team: 0 }], unmet: [{}, { team: null }] },
  {
    text: `"admin" in ${jwt}.roles`,
    leaf: 'list',
    met: [{ roles: ['user', 'admin'] }],
    unmet: [{}, { roles: [] }, { roles: 'admin' }, { roles: null }, { roles: 1 }],
  },
  {
    text: `${jwt}.groups.exists(g, g in ["engineering", "platform"])`,
    leaf: 'list',
    met: [{ groups: ['platform'] }],
    unmet: [{}, { groups: ['sales'] }, { groups: 'platform' }, { groups: null }],
  },
  {
    text: `"tokens:issue" in ${jwt}.scope.split(" ")`,
    leaf: 'scope',
    met: [{ scope: 'openid  tokens:issue ' }],
    unmet: [{}, { scope: 'openid tokens:issues' }, { scope: ['tokens:issue'] }, { scope: '' }],
  },
  {
    text: `int(${jwt}.org_id) == int(request.resource.attr.minutes)`,
    leaf: null,
    met: [{ org_id: 60 }, { org_id: '60' }],
    unmet: [{}, { org_id: 61 }, { org_id: 'acme' }, { org_id: null }],
  },
  {
    text: `${jwt}.is_internal in [true]`,
    leaf: 'boolean',
    met: [{ is_internal: true }],
    unmet: [{}, { is_internal: false }, { is_internal: 'true' }, { is_internal: 1 }, { is_internal: null }],
  },
  {
    text: `"issuer" in ${jwt}.resource_access["web-crm"].roles`,
    leaf: 'list',
    met: [{ resource_access: { 'web-crm': { roles: ['issuer'] } } }],
    unmet: [{}, { resource_access: {} }, { resource_access: { account: { roles: ['issuer'] } } }],
  },
  {
    text: `"lead" in ${jwt}["https://acme.example/roles"]`,
    leaf: 'list',
    met: [{ 'https://acme.example/roles': ['lead'] }],
    unmet: [{}, { 'https://acme.example/roles': [] }],
  },
  { text: `${jwt}["in"] == "yes"`, leaf: 'text', met: [{ in: 'yes' }], unmet: [{}, { in: true }] },
  {
    text: `has(${jwt}.contract_end) && timestamp(${jwt}.contract_end) > now()`,
    leaf: null,
    met: [{ contract_end: '2131-12-31T00:00:00Z' }, { contract_end: '2131-12-31T00:00:00+02:00' }],
    unmet: [
      {},
      { contract_end: '2131-12-31' },
      { contract_end: '31.12.2131' },
      { contract_end: '2001-01-01T00:00:00Z' },
    ],
  },
]
