import { bytesOf } from './bytes';

/**
 * The binary and decimal suffixes that Kubernetes writes for storage. Kubernetes takes a number without one for bytes; who
 * leaves it out means something else.
 */
const QUANTITY = /^[1-9]\d*(\.\d+)?(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E)$/;

/** Less is a slip of the pen: no volume, cache or memory here is that small. */
const LEAST = '1Mi';

/** True for an amount of storage or memory with a unit such as `10Gi`, and no less than another one. */
export function isQuantity(text: unknown, least = LEAST): text is string {
  return typeof text === 'string' && QUANTITY.test(text) && (bytesOf(text) ?? 0) >= (bytesOf(least) ?? 0);
}
