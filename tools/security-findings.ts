/** Something that a check finds wrong with an object. */
export interface Finding {
  /** Such as `CKV_K8S_40`. */
  readonly check: string;
  /** Such as `Deployment.volsync-system.pvc-plumber`. */
  readonly resource: string;
}

/** A finding that is accepted, for a reason. */
export interface AcceptedFinding {
  readonly check: string;
  /** The objects, as `<kind>/<name>`. */
  readonly objects: readonly string[];
  readonly reason: string;
}

/** The rows of the page: check, objects, reason. */
const ROW = /^\| `(CKV2?_[A-Z0-9_]+)` \| ([^|]+) \| ([^|]+) \|$/gm;

/** What a page accepts. */
export function acceptedFindings(page: string): AcceptedFinding[] {
  return [...page.matchAll(ROW)].map(([, check = '', objects = '', reason = '']) => ({
    check,
    objects: [...objects.matchAll(/`([^`]+)`/g)].map(([, object = '']) => object),
    reason: reason.trim(),
  }));
}

/** Says what is found and not accepted, and what is accepted and no longer found. */
export function compareFindings(found: readonly Finding[], accepted: readonly AcceptedFinding[]): string[] {
  const key = ({ check, resource }: Finding) => {
    const [kind = '', ...rest] = resource.split('.');
    return `${check} ${kind}/${rest.slice(1).join('.')}`;
  };
  const known = new Set(accepted.flatMap(({ check, objects }) => objects.map((object) => `${check} ${object}`)));
  const seen = new Set(found.map(key));
  return [
    ...[...seen].filter((finding) => !known.has(finding)).map((finding) => `not accepted: ${finding}`),
    ...[...known].filter((finding) => !seen.has(finding)).map((finding) => `accepted, but no longer found: ${finding}`),
    ...accepted.filter(({ reason }) => reason === '').map(({ check }) => `accepted without a reason: ${check}`),
  ];
}
