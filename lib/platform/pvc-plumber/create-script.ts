import { MAINTENANCE_OWNER } from '../../contract/identity';
import { FORMAT_FILE } from '../../contract/repository-id';
import { kopiaCacheFlags } from '../../kopia/cache-limits';
import { GLOBAL_POLICY_FUNCTIONS } from '../../kopia/global-policy';

/** Size of the volume that holds Kopia's cache while the script runs. */
export const CREATE_SCRATCH_SIZE = '256Mi';

const CACHE = kopiaCacheFlags(CREATE_SCRATCH_SIZE).join(' ');
const OWNER = `--override-username=${MAINTENANCE_OWNER.username} --override-hostname=${MAINTENANCE_OWNER.hostname}`;

/**
 * A shell script that creates the repository in `$REPOSITORY_PATH` when there is none, lets every backup hold all files,
 * and prints its unique id. Run again it changes nothing; after a run that ended in between, it states the policy.
 * Something else in the directory makes it fail: it may be the wrong one.
 */
export const CREATE_SCRIPT = `set -eu
${GLOBAL_POLICY_FUNCTIONS}
repository_file="$REPOSITORY_PATH/${FORMAT_FILE}"
if [ -e "$repository_file" ]; then
  kopia repository connect filesystem --path="$REPOSITORY_PATH" --readonly ${CACHE} > /dev/null
  if nothing_is_left_out; then
    echo "There is a repository already; nothing was changed."
  else
    kopia repository connect filesystem --path="$REPOSITORY_PATH" ${OWNER} ${CACHE} > /dev/null
    leave_nothing_out
    echo "There is a repository already; its global policy was changed, so that backups hold all files."
  fi
else
  # What file servers put into the root of an export is no data of anybody; .shards is what Kopia leaves where it looked.
  found=$(find "$REPOSITORY_PATH" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name .snapshot ! -name .zfs ! -name .shards)
  if [ -n "$found" ]; then
    echo "$REPOSITORY_PATH holds no Kopia repository, but it is not empty either:" >&2
    echo "$found" | head -n 5 >&2
    echo "Nothing was created. Is it the right export? Empty it, or name another one in repository.nfs.path." >&2
    exit 1
  fi
  kopia repository create filesystem --path="$REPOSITORY_PATH" ${OWNER} ${CACHE} > /dev/null
  leave_nothing_out
  echo "The repository was created."
fi
id=$(kopia repository status | sed -n 's/^Unique ID: *//p')
if [ -z "$id" ]; then
  echo "Kopia did not tell the unique id of the repository." >&2
  exit 1
fi
echo "In apps/config.ts, replace \\"create: true\\" by"
echo "    uniqueId: '$id',"
`;
