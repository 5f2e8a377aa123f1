/** Selects the namespaces with these labels; without labels, all but the excluded ones. */
export function namespaceSelector(labels: Readonly<Record<string, string>> | undefined, excluded: readonly string[]) {
  if (labels !== undefined) return { matchLabels: labels };
  return { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: excluded }] };
}
