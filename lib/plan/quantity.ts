/** The binary and decimal suffixes that Kubernetes writes for storage. */
const QUANTITY = /^[1-9]\d*(\.\d+)?(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E)?$/;

/** True for an amount of storage such as `10Gi`. */
export function isQuantity(text: unknown): text is string {
  return typeof text === 'string' && QUANTITY.test(text);
}
