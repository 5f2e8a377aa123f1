const QUANTITY = /^\+?(\d+\.?\d*|\.\d+)(?:([eE][+-]?\d+)|(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]))?$/;

const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The bytes of a quantity as Kubernetes reads it, such as `10Gi` or `1e9`; `undefined` for anything else. */
export function bytesOf(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') return Number.isFinite(quantity) && quantity > 0 ? Math.ceil(quantity) : undefined;
  const match = typeof quantity === 'string' ? QUANTITY.exec(quantity) : null;
  if (match === null) return undefined;
  const [, number = '', exponent = '', suffix] = match;
  const bytes = Math.ceil(Number(number + exponent) * (suffix === undefined ? 1 : (FACTORS[suffix] as number)));
  return Number.isFinite(bytes) && bytes > 0 ? bytes : undefined;
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** `1.5 TiB`: three digits are enough to read, and a full number stays one. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))} ${UNITS[unit]}`;
}
