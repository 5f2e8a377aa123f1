import { parser } from '@prometheus-io/lezer-promql';

/** What an expression of PromQL reads. */
export interface Query {
  /** Name of a metric → the labels by which its series are chosen. */
  readonly metrics: ReadonlyMap<string, readonly string[]>;
  /** The parts that are no PromQL; none when it is right. */
  readonly errors: readonly string[];
}

/** Takes an expression apart. */
export function parseQuery(expression: string): Query {
  const metrics = new Map<string, string[]>();
  const errors: string[] = [];
  let metric = '';
  parser.parse(expression).iterate({
    enter: ({ name, type, from, to, node }) => {
      const text = expression.slice(from, to);
      if (type.isError) errors.push(text || `at ${from}`);
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') {
        metric = text;
        metrics.set(metric, metrics.get(metric) ?? []);
      }
      if (name === 'UnquotedLabelMatcher') metrics.get(metric)?.push(text.split(/[=!]/)[0] ?? '');
    },
  });
  return { metrics, errors };
}
