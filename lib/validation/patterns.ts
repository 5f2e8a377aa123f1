/** What texts of the config must look like. */

export const HOST = /^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/;
export const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
export const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;
export const IMAGE = /^[a-z0-9][a-z0-9./:_-]*:(?!latest$)[A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?$/;
/** From 1.30 on: ValidatingAdmissionPolicy is v1 there. */
export const KUBERNETES_VERSION = /^1\.([3-9]\d)$/;
export const LABEL_KEY = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
/** Without `..`, which the URL of a repository must not hold. */
export const ABSOLUTE_PATH = /^(\/(?!\.\.?(\/|$))[^/\s{}$]+)+$/;
/** It also stands in a shell command. */
export const MOUNT_PATH = /^(?!\/(data|restore|cache|tmp)(\/|$))(\/(?!\.\.?(\/|$))[A-Za-z0-9._-]+)+$/;
/** Some of it stands inside policies, where Kyverno would evaluate `{{ … }}` and `$( … )`. */
export const STORE_TEXT = /^(?! *$)[^\n\r{}$]+$/;

/** Without a user in front of the host of an http URL: that would be a credential. */
export const REPO_URL = /^(https?:\/\/(?![^/]*@)|ssh:\/\/|git@)[^\s{}$]+$/;
/** Without an option's hyphen in front, and without what Git forbids in names of branches. */
export const REVISION = /^(?!-)[A-Za-z0-9._/-]+$/;
/** Relative, without `..`; of a folder in a Git repository. */
export const FOLDER = /^(?!\.\.?(\/|$))[A-Za-z0-9._-]+(\/(?!\.\.?(\/|$))[A-Za-z0-9._-]+)*$/;
export const HTTP_URL = /^https?:\/\/[^\s{}$]+$/;
export const SECRET_KEY = /^[-._a-zA-Z0-9]+$/;
