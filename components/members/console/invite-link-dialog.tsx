import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { inviteHours, type MadeInvite } from '@/lib/members'

/** The link of an invite, the only time it is shown. */
export function InviteLinkDialog({ made, onClose }: { made: MadeInvite; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Send this link"
      description={
        <>
          To <span className="font-medium break-all text-ink">{made.email}</span> and nobody else: the first to open it
          becomes the member. It works once, for {inviteHours} hours.
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Done</Button>
          <CopyButton value={made.link} label="Copy link" variant="primary" size="md" />
        </>
      }
    >
      <TextField
        label="Link"
        hint="It is not shown again. If it is lost, invite them again; this one then ends."
        value={made.link}
        readOnly
        mono
        onFocus={(event) => event.target.select()}
      />
    </Dialog>
  )
}
