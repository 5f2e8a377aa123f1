import { DOMAIN, OBJECT_NAME, STORE_TEXT } from '../validation/patterns';
import { type Checker } from './checker';
import { type FieldsOf } from './fields';

/** A web interface to look into the repository. It sees the decrypted files of all backups. */
export interface KopiaUiConfig {
  /**
   * Whether there is a web interface.
   * @default false
   */
  readonly enabled?: boolean;
  /**
   * Field of the credentials item that holds the password of the web interface.
   * @default 'kopia_ui_password'
   */
  readonly passwordField?: string;
  /**
   * How the web interface is reached from outside: exactly one of `gateway` and `ingress`.
   * @default - none; required when the web interface is on
   */
  readonly route?: RouteConfig;
}

/** How a web interface is reached from outside. */
export type RouteConfig = { readonly gateway: GatewayConfig } | { readonly ingress: IngressConfig };

/** A Gateway that an HTTPRoute is attached to. */
export interface GatewayConfig {
  /** Name of the Gateway. */
  readonly name: string;
  /** Namespace of the Gateway; its pods may reach the web interface. */
  readonly namespace: string;
  /**
   * Listener of the Gateway.
   * @default - all that fit
   */
  readonly sectionName?: string;
}

/** An ingress controller that serves an Ingress. */
export interface IngressConfig {
  /** Name of the IngressClass. */
  readonly className: string;
  /** Namespace of the controller; its pods may reach the web interface. */
  readonly namespace: string;
  /**
   * Secret with the certificate, in the platform's namespace.
   * @default - no TLS of its own
   */
  readonly tlsSecretName?: string;
}

/** The web interface. */
export interface KopiaUiPlan {
  /** Its name in the DNS. */
  readonly host: string;
  /** Field of the credentials item that holds its password. */
  readonly passwordField: string;
  /** How it is reached from outside. */
  readonly route: RouteConfig;
}

export const KOPIA_UI_FIELDS: FieldsOf<KopiaUiConfig> = { enabled: true, passwordField: true, route: true };

export const ROUTE_FIELDS: Readonly<Record<'gateway' | 'ingress', true>> = { gateway: true, ingress: true };

export const GATEWAY_FIELDS: FieldsOf<GatewayConfig> = { name: true, namespace: true, sectionName: true };

export const INGRESS_FIELDS: FieldsOf<IngressConfig> = { className: true, namespace: true, tlsSecretName: true };

/** Says what is wrong with the web interface, and with the domain that it is reached under. */
export function checkKopiaUi(checker: Checker): void {
  checker.flag('kopiaUi.enabled');
  const isOn = checker.at('kopiaUi.enabled') === true;
  if (isOn || checker.has('domain')) {
    checker.text(
      'domain',
      DOMAIN,
      'a domain of at least two labels, lower case',
      'name the domain under which kopia-ui.{domain} is reached, or set kopiaUi.enabled to false',
    );
  }
  if (!isOn) return;
  checker.require(
    checker.has('kopiaUi.route.gateway') !== checker.has('kopiaUi.route.ingress'),
    'kopiaUi.route',
    'exactly one of `gateway` and `ingress`',
    'say how the web interface is reached',
  );
  if (checker.has('kopiaUi.route.gateway')) {
    checkTarget(checker, 'kopiaUi.route.gateway', 'name', 'the name of a Gateway', 'see `kubectl get gateway -A`');
    checker.optionalText(
      'kopiaUi.route.gateway.sectionName',
      OBJECT_NAME,
      'the name of a listener',
      'name one of the listeners of the Gateway, or leave it out for all of them',
    );
  }
  if (checker.has('kopiaUi.route.ingress')) {
    const fix = 'see `kubectl get ingressclass`';
    checkTarget(checker, 'kopiaUi.route.ingress', 'className', 'the name of an IngressClass', fix);
    checker.optionalText(
      'kopiaUi.route.ingress.tlsSecretName',
      OBJECT_NAME,
      'the name of a Secret',
      'name the Secret that holds the certificate, or leave it out',
    );
  }
  checker.optionalText(
    'kopiaUi.passwordField',
    STORE_TEXT,
    'a field of the credentials item without "{", "}" and "$"',
    'name the field, never a secret value',
  );
}

/** Checks what a route leads through: an object with a name of its own, in a namespace. */
function checkTarget(checker: Checker, path: string, key: string, allowed: string, fix: string): void {
  checker.text(`${path}.${key}`, OBJECT_NAME, allowed, fix);
  checker.namespace(`${path}.namespace`, 'name the namespace that it is in');
}

/** The web interface; nothing where it is off. */
export function resolveKopiaUi(ui: KopiaUiConfig | undefined, domain: string | undefined): KopiaUiPlan | undefined {
  if (ui?.enabled !== true || ui.route === undefined) return undefined;
  return { host: `kopia-ui.${domain}`, passwordField: ui.passwordField ?? 'kopia_ui_password', route: ui.route };
}
