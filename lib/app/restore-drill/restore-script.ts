import { formatKopiaIdentity, kopiaIdentity } from '../../contract/identity';
import { kopiaCacheFlags } from '../../kopia/cache-limits';
import { repositoryCheckCommand } from '../../kopia/repository-check';
import { type Plan } from '../../plan/plan';

/** Where the drill's own files are: Kopia's connection, cache and logs. */
export const DRILL_DIRECTORY = '/drill';

/** Size of the volume that holds them. */
export const DRILL_DIRECTORY_SIZE = '2Gi';

/** Where the scratch volume is while the backup is restored. */
export const SCRATCH_VOLUME = '/restore';

/**
 * The directory of the scratch volume that the backup is restored to, as VolSync's movers have it. Kopia puts a file
 * `<target>.kopia-entry` beside its target, so the target cannot be the mounted volume itself: what is beside that is the
 * root file system, which is read-only.
 */
export const RESTORED_DIRECTORY = 'data';

/** What a drill restores, and how old it may be. */
export interface Restore {
  readonly pvc: { readonly name: string; readonly namespace: string };
  /** Seconds that may have passed since the backup was started. */
  readonly maxAge: number;
}

/** The clocks of two nodes may differ by so many seconds. */
const CLOCK_SKEW = 300;

/**
 * A POSIX shell script that restores the latest backup of a PVC with VolSync's own arguments (mover-kopia/entry.sh,
 * `do_restore`), says what it found, and fails where VolSync's mover would succeed with less: no repository or another
 * one, no backup, one that is older than it may be, one without any file, one that was cut off or from which files are
 * missing, a restore that brought fewer files or bytes than the backup has. It connects read-only, so it cannot create or
 * change anything.
 *
 * It reads Kopia's JSON with grep: Kopia prints one snapshot in each line, the newest last, and lists those that were cut
 * off as well (kopia 0.22.3 and 0.23.1).
 */
export function restoreScript(plan: Plan, { pvc, maxAge }: Restore): string {
  const identity = formatKopiaIdentity(kopiaIdentity(pvc));
  const connect = `kopia repository connect filesystem --path=${plan.repository.path} --readonly`;
  return `set -eu
fail() { echo "restore drill of ${identity}: $1" >&2; exit 1; }
check_share() { ${repositoryCheckCommand(plan)} || fail 'the share does not hold the repository that is meant'; }
text() { printf '%s' "$latest" | grep -o "\\"$1\\":\\"[^\\"]*\\"" | head -n 1 | cut -d '"' -f 4; }
number() { printf '%s' "$latest" | grep -o "\\"$1\\":[0-9]*" | tail -n 1 | cut -d : -f 2; }

check_share
${connect} ${kopiaCacheFlags(DRILL_DIRECTORY_SIZE).join(' ')} || fail 'cannot connect to the repository'
snapshots=$(kopia snapshot list '${identity}' --json) || fail 'cannot list the backups'
latest=$(printf '%s\\n' "$snapshots" | grep '"id":' | tail -n 1)
[ -n "$latest" ] || fail 'there is no backup'

id=$(text id)
taken=$(text startTime)
age=$(($(date +%s) - $(date -u -d "$(echo "$taken" | cut -c 1-19 | tr T ' ')" +%s)))
files=$(number files)
size=$(number size)
echo "the latest backup is $id of $taken, $((age / 3600)) hours old: $files files, $size bytes"
[ "$age" -ge -${CLOCK_SKEW} ] || fail "the latest backup is of $taken, which is yet to come: look at the clocks of the nodes"
[ "$age" -le ${maxAge} ] || fail "the latest backup is $((age / 3600)) hours old, and may be ${Math.floor(maxAge / 3600)}"
[ -z "$(text incomplete)" ] || fail "the latest backup was cut off: $(text incomplete)"
[ "$(number numFailed)" = 0 ] || fail "the mover could not read $(number numFailed) files and directories: they are not in the backup"
left_out=$(($(number excludedFileCount) + $(number excludedDirCount)))
[ "$left_out" = 0 ] || fail "the backup leaves out $left_out files and directories, because of a policy of Kopia: run the maintenance, and the backup after it"
[ "$files" -gt 0 ] || fail 'the backup has no files'

mkdir -p ${SCRATCH_VOLUME}/${RESTORED_DIRECTORY}
cd ${SCRATCH_VOLUME}/${RESTORED_DIRECTORY}
free=$(df -Pk . | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4)
kopia snapshot restore "$id" . --write-files-atomically --ignore-permission-errors ||
  fail "the restore failed; the backup has $size bytes, and the scratch volume had $free KiB free"
check_share
restored=$(find . -type f -print0 | tr -dc '\\0' | wc -c)
[ "$restored" -eq "$files" ] || fail "the backup has $files files, and $restored were restored"
bytes=$(find . -type f -exec stat -c %s {} + | awk '{ sum += $1 } END { printf "%.0f", sum }')
[ "$bytes" -eq "$size" ] || fail "the backup has $size bytes, and $bytes were restored"
echo "$restored files, $bytes bytes are restored"
`;
}
