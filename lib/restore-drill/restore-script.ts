import { formatKopiaIdentity, kopiaIdentity } from '../plan/identity';
import { type Plan } from '../plan/plan';
import { repositoryCheckCommand } from '../pvc-plumber/repository-check';

/** Where the drill's own files are: Kopia's connection, cache and logs. */
export const DRILL_DIRECTORY = '/drill';

/** Where the backup is restored to, and where the check finds it: the path at which movers see a volume. */
export const RESTORED_PATH = '/data';

/**
 * A POSIX shell script that restores the latest backup of a PVC with VolSync's own arguments (mover-kopia/entry.sh,
 * `do_restore`), and fails where VolSync's mover would succeed with less: no repository or another one, no backup, a
 * backup from which files are missing, a restore that brought fewer files than the backup has. It connects read-only, so
 * it cannot create or change anything.
 *
 * It reads Kopia's JSON with grep: the image has no other tool, and Kopia prints one snapshot in each line, the newest
 * last (kopia 0.22).
 */
export function restoreScript(plan: Plan, pvc: { readonly name: string; readonly namespace: string }): string {
  const identity = formatKopiaIdentity(kopiaIdentity(pvc));
  return `set -eu
fail() { echo "restore drill of ${identity}: $1" >&2; exit 1; }
check_share() { ${repositoryCheckCommand(plan)} || fail 'the share does not hold the repository that is meant'; }
number() { printf '%s' "$latest" | grep -o "\\"$1\\":[0-9]*" | tail -n 1 | cut -d : -f 2; }

check_share
kopia repository connect filesystem --path=${plan.repository.path} --readonly || fail 'cannot connect to the repository'
snapshots=$(kopia snapshot list '${identity}' --json) || fail 'cannot list the backups'
latest=$(printf '%s\\n' "$snapshots" | grep '"id":' | tail -n 1)
[ -n "$latest" ] || fail 'there is no backup'
id=$(printf '%s' "$latest" | grep -o '"id":"[0-9a-f]*"' | head -n 1 | cut -d '"' -f 4)
taken=$(printf '%s' "$latest" | grep -o '"startTime":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
echo "the latest backup is $id of $taken"
[ "$(number numFailed)" = 0 ] || fail "the mover could not read $(number numFailed) files and directories: they are not in the backup"
cd ${RESTORED_PATH}
kopia snapshot restore "$id" . --write-files-atomically --ignore-permission-errors || fail 'the restore failed'
check_share
restored=$(find . -type f -print0 | tr -dc '\\0' | wc -c)
[ "$restored" -eq "$(number files)" ] || fail "the backup has $(number files) files, and $restored were restored"
echo "$restored files, $(number size) bytes are restored"
`;
}
