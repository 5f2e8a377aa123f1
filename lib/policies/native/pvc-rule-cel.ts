import { WHOLE_NUMBER } from '../../protection/judge';
import { type Condition, fieldTitle, type Matcher, type PvcField, type PvcRule } from '../../protection/pvc-rule';
import { problemText } from '../../validation/problem';
import { type Cel, type CelVariable, celList, celLiteral, celString, embed } from '../cel-literal';

/** What the expressions of {@link toCel} need besides the PVC itself. */
export const PVC_RULE_VARIABLES: readonly CelVariable[] = [
  { name: 'labels', expression: 'object.metadata.?labels.orValue({})' },
  { name: 'annotations', expression: 'object.metadata.?annotations.orValue({})' },
];

/** A rule in CEL: what must be true of the PVC under admission, and a text that says what is wrong when it is not. */
export function toCel({ when, field, accepts, allowed, fix }: PvcRule): { expression: Cel; message: Cel } {
  const accepted = acceptedIn(accepts, optionalOf(field));
  // An annotation may hold line breaks, and the API server drops a message with one in it.
  const got = embed(`${optionalOf(field)}.optMap(v, strings.quote(v)).orValue('nothing')`);
  return {
    expression: when === undefined ? accepted : `${doesNotHold(when)} || ${accepted}`,
    message: celLiteral(problemText({ field: fieldTitle(field), allowed, fix }, got)),
  };
}

/**
 * True on an UPDATE that leaves all labels and annotations as they were that rules look at. Name and volume mode never
 * change. Owners do, and not by the hand of a user: a StatefulSet that scales down makes its pod the controller of the PVC
 * (`updateClaimOwnerRefForSetAndPod`, 1.34), and must not be held up.
 */
export function unchangedExpression(rules: readonly PvcRule[]): Cel {
  const fields = rules.flatMap(({ when, field }) => (when === undefined ? [field] : [when.field, field]));
  const same = (['label', 'annotation'] as const).map((of) => {
    const keys = fields.flatMap((field) => (field.of === of ? [field.key] : []));
    const valueIn = (object: string) => `${object}.metadata.?${of}s[?k]`;
    return `${celList([...new Set(keys)])}.all(k, ${valueIn('object')} == ${valueIn('oldObject')})`;
  });
  return `oldObject != null && ${same.join(' && ')}`;
}

/** A field as an optional value. */
function optionalOf(field: PvcField): Cel {
  switch (field.of) {
    case 'label':
    case 'annotation':
      return `variables.${field.of}s[?${celString(field.key)}]`;
    case 'namespaceLabel':
      return `namespaceObject.metadata.?labels[?${celString(field.key)}]`;
    case 'name':
    case 'namespace':
      return `optional.of(object.metadata.${field.of})`;
    case 'volumeMode':
      return "optional.of(object.spec.?volumeMode.orValue('Filesystem'))";
    case 'controller':
      return 'object.metadata.?ownerReferences.orValue([]).filter(o, o.?controller.orValue(false)).map(o, o.kind)[?0]';
  }
}

function doesNotHold({ field, is }: Condition): Cel {
  const optional = optionalOf(field);
  return is === undefined ? `!${optional}.hasValue()` : `${optional} != optional.of(${celString(is)})`;
}

function acceptedIn(accepts: Matcher, optional: Cel): Cel {
  if (accepts === 'absent') return `!${optional}.hasValue()`;
  const text = `${optional}.orValue('')`;
  if ('oneOf' in accepts) return `${text} in ${celList(accepts.oneOf)}`;
  if ('noneOf' in accepts) return `!(${text} in ${celList(accepts.noneOf)})`;
  if ('matches' in accepts) return `${text}.matches(${celString(accepts.matches.source)})`;
  return `${text}.matches(${celString(WHOLE_NUMBER.source)}) && int(${text}) <= ${accepts.wholeNumberUpTo}`;
}
