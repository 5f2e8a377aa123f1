/**
 * Gives the expressions in what Kyverno generates the values that they have for a sample PVC. Not an implementation of
 * JMESPath: an expression that is not known here is an error, so that a new one is added with a thought about its type.
 */

/** Kyverno's own pattern (pkg/engine/variables/regex, RegexVariables): what it does not match stays as it is. */
const VARIABLE = /\{\{(?:\{[^{}]*\}|[^{}])*\}\}/g;

const NAMESPACE_AND_NAME = "join('/', [request.object.metadata.namespace, request.object.metadata.name])";
const START_MINUTE = `split(sha256(${NAMESPACE_AND_NAME}), '')[:3].length(split('0123456789abcdef', @)[0]) | modulo(sum([multiply([0], \`256\`), multiply([1], \`16\`), [2]]), \`55\`)`;
const WAITS_FOR_ITS_DATA =
  "(request.object.spec.dataSourceRef.kind || '') == 'ReplicationDestination' && (request.object.spec.dataSourceRef.name || '') == join('', [request.object.metadata.name, '-restore'])";

/** Expressions that stand for one value. */
const VALUES: Readonly<Record<string, unknown>> = {
  'request.object.metadata.name': 'data',
  'request.object.metadata.namespace': 'my-app',
  'request.object.metadata.uid': '1f1b7d3e-6a3f-4b6e-9a57-0e4f1c2d3b4a',
  'request.object.spec.accessModes': ['ReadWriteOnce'],
  'request.object.spec.resources.requests.storage': '10Gi',
  [`!(${WAITS_FOR_ITS_DATA}) || request.object.status.phase == 'Bound'`]: true,
};

interface Shape {
  readonly pattern: RegExp;
  /** @param groups what the groups of the pattern matched */
  value(groups: readonly string[], tier: string): unknown;
}

const byTier = (table = '', tier: string): unknown => JSON.parse(table)[tier];

/** Expressions that have parts of the config in them. */
const SHAPES: readonly Shape[] = [
  {
    pattern: /^lookup\(`(\{[^{}`]*\})`, request\.object\.metadata\.labels\.backup\)$/,
    value: ([table], tier) => byTier(table, tier),
  },
  {
    pattern:
      /^replace_all\(lookup\(`(\{[^{}`]*\})`, request\.object\.metadata\.labels\.backup\), 'M', to_string\((.*)\)\)$/,
    value: ([table, minute], tier) => {
      if (minute !== START_MINUTE) throw new Error(`unknown expression for the start minute: ${minute}`);
      return String(byTier(table, tier)).replaceAll('M', '12');
    },
  },
  {
    pattern: /^to_number\(request\.object\.metadata\.annotations\."volsync\.backup\/mover-[ug]id" \|\| '(\d+)'\)$/,
    value: ([platform]) => Number(platform),
  },
];

function evaluate(expression: string, tier: string): unknown {
  if (expression in VALUES) return VALUES[expression];
  for (const { pattern, value } of SHAPES) {
    const match = pattern.exec(expression);
    if (match === null) continue;
    const result = value(match.slice(1), tier);
    if (result === undefined) throw new Error(`no value for tier "${tier}": ${expression}`);
    return result;
  }
  throw new Error(`unknown expression, say in sample-values.ts what it stands for: ${expression}`);
}

/** Fills in the values for a sample PVC of a tier. An expression that is alone in its string keeps its value's type. */
export function fillSamples(value: unknown, tier: string): unknown {
  if (Array.isArray(value)) return value.map((element) => fillSamples(element, tier));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, fillSamples(field, tier)]));
  }
  return typeof value === 'string' ? fillText(value, tier) : value;
}

function fillText(text: string, tier: string): unknown {
  // `$(…)` is Kyverno's syntax too: it refers to another place in the policy.
  if (text.includes('$(')) throw new Error(`Kyverno would take this for a reference: ${text}`);
  const expressionIn = (variable: string) => variable.slice(2, -2).trim();
  const variables = text.match(VARIABLE) ?? [];
  if (variables[0] === text) return evaluate(expressionIn(text), tier);
  const filled = text.replaceAll(VARIABLE, (variable) => String(evaluate(expressionIn(variable), tier)));
  if (filled.includes('{{')) throw new Error(`Kyverno would leave this as it is: ${filled}`);
  return filled;
}
