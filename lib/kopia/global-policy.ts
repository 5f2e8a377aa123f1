/**
 * The name of an ignore file that Kopia looks for instead of its own. The list of these names cannot be empty: then
 * Kopia's default is in force again. Nobody has a file of this name.
 */
const UNUSED_IGNORE_FILE = '.pvc-backup-ignores-nothing-5f0c2a9d7e4b';

/** The name that Kopia looks for by default. */
const KOPIA_IGNORE_FILE = '.kopiaignore';

const SET = 'kopia --no-auto-maintenance policy set --global';

/**
 * Shell functions about the global policy of the repository that Kopia is connected to: what lies in the data must not
 * decide what is backed up (I17). By default it does: a directory with a standard `CACHEDIR.TAG` is stored empty, and a
 * `.kopiaignore` leaves out what it names, both with exit code 0 (kopia 0.22.3 and 0.23.1, `fs/ignorefs/ignorefs.go`).
 *
 * `leave_nothing_out` needs these three calls in this order: once the last name has gone from the list, the default is
 * back. It writes only when the policy is not as it should be, and fails when it still is not afterwards.
 */
export const GLOBAL_POLICY_FUNCTIONS = `nothing_is_left_out() {
  policy=$(kopia policy show --global --json | tr -d ' \\t\\n') || return 1
  case $policy in *'"ignoreCacheDirs":false'*) ;; *) return 1 ;; esac
  case $policy in *'"${UNUSED_IGNORE_FILE}"'*) ;; *) return 1 ;; esac
  case $policy in *'"${KOPIA_IGNORE_FILE}"'*) return 1 ;; esac
}
leave_nothing_out() {
  if nothing_is_left_out; then return 0; fi
  ${SET} --ignore-cache-dirs=false
  ${SET} --add-dot-ignore=${UNUSED_IGNORE_FILE}
  ${SET} --remove-dot-ignore=${KOPIA_IGNORE_FILE}
  if nothing_is_left_out; then return 0; fi
  echo "The global policy of the repository still lets ${KOPIA_IGNORE_FILE} and CACHEDIR.TAG files decide what is backed up." >&2
  return 1
}`;
