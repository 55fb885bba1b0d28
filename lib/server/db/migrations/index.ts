import type { MigrationStep } from '../migrate'
import { journal } from './0001-journal'
import { members } from './0002-members'
import { keys } from './0003-keys'
import { connection } from './0004-connection'
import { templates } from './0005-templates'
import { sandbox } from './0006-sandbox'
import { invites } from './0007-invites'
import { versions } from './0008-versions'
import { guardrail } from './0009-guardrail'
import { journalTarget } from './0010-journal-target'
import { embedDefaults } from './0011-embed-defaults'
import { drafters } from './0012-drafters'
import { allDrafters } from './0013-all-drafters'
import { setupCodes } from './0017-setup-codes'
import { issuanceSettings } from './desk/0018-issuance-settings'
import { grants } from './desk/0019-grants'
import { ledgerSearch } from './desk/0020-ledger-search'
import { grantLookups } from './desk/0021-grant-lookups'
import { grantsByGiver } from './desk/0027-grants-by-giver'
import { grantReach } from './desk/0040-grant-reach'
import { sealedTerms } from './desk/0050-sealed-terms'
import { tokenPlace } from './desk/0051-token-place'

/** Every step of the schema in order. */
export const migrations: Readonly<Record<string, MigrationStep>> = {
  '0001-journal': journal,
  '0002-members': members,
  '0003-keys': keys,
  '0004-connection': connection,
  '0005-templates': templates,
  '0006-sandbox': sandbox,
  '0007-invites': invites,
  '0008-versions': versions,
  '0009-guardrail': guardrail,
  '0010-journal-target': journalTarget,
  '0011-embed-defaults': embedDefaults,
  '0012-drafters': drafters,
  '0013-all-drafters': allDrafters,
  '0017-setup-codes': setupCodes,
  '0018-issuance-settings': issuanceSettings,
  '0019-grants': grants,
  '0020-ledger-search': ledgerSearch,
  '0021-grant-lookups': grantLookups,
  '0027-grants-by-giver': grantsByGiver,
  '0040-grant-reach': grantReach,
  '0050-sealed-terms': sealedTerms,
  '0051-token-place': tokenPlace,
}
