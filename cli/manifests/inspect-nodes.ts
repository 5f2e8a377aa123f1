import { type Alias, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** What a syntax tree holds that YAML allows, but no Kubernetes object can have. */
export interface NodeFault {
  readonly fault: 'duplicate-key' | 'cycle';
  readonly what: string;
  readonly offset: number | undefined;
}

/**
 * Finds the first key that stands twice in one mapping, and the first anchor that holds itself.
 *
 * The library looks for equal keys too, but compares each with all before it: a ConfigMap with 30,000 keys would take
 * half a minute.
 */
export function inspectNodes(root: Node | null): NodeFault | undefined {
  return inspect(root, new Set());
}

function inspect(node: unknown, anchors: Set<string>): NodeFault | undefined {
  if (isAlias(node)) return inspectAlias(node, anchors);
  if (!isMap(node) && !isSeq(node)) return undefined;
  const anchor = node.anchor;
  const isNew = anchor !== undefined && !anchors.has(anchor);
  if (isNew) anchors.add(anchor);
  const fault = isMap(node) ? inspectMap(node.items, anchors) : firstFault(node.items, anchors);
  if (isNew) anchors.delete(anchor);
  return fault;
}

function inspectAlias(alias: Alias, anchors: ReadonlySet<string>): NodeFault | undefined {
  if (!anchors.has(alias.source)) return undefined;
  return { fault: 'cycle', what: alias.source, offset: alias.range?.[0] };
}

function inspectMap(pairs: readonly { key: unknown; value: unknown }[], anchors: Set<string>): NodeFault | undefined {
  const keys = new Set<unknown>();
  for (const { key, value } of pairs) {
    if (isScalar(key)) {
      // A merge key may stand more than once.
      if (key.value !== '<<' && keys.has(key.value)) {
        return { fault: 'duplicate-key', what: String(key.value), offset: key.range?.[0] };
      }
      keys.add(key.value);
    }
    const fault = inspect(value, anchors);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function firstFault(nodes: readonly unknown[], anchors: Set<string>): NodeFault | undefined {
  for (const node of nodes) {
    const fault = inspect(node, anchors);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
