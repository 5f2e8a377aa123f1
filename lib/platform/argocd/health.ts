/**
 * How Argo CD tells whether an object is healthy, in Lua, by group and kind.
 *
 * Argo CD runs these without Lua's string library (util/lua/lua.go, 3.5): base, table and a small part of `os` only.
 * What a wave waits for must come by itself: "Progressing" and "Suspended" hold it up, "Degraded" makes the sync fail.
 */

/**
 * An Application is healthy when it says so about what it is now. Argo CD has no check for Applications of its own since
 * 1.8 (argo-cd#3781), so without this one waves between Applications mean nothing.
 *
 * - Missing or Unknown would not count in the Application above it (3.6, controller/health.go), so they are Progressing.
 * - Never synced: its folder may be half applied and yet healthy, because what is missing does not count either. One that
 *   was made over objects which are all there is Synced without a sync, and one may be told to keep no history.
 * - Compared to another source than it has now: the health is that of the version before (argo-cd#5585). What Argo CD
 *   compared to is without fields that are false, 0 or empty, and with several sources it holds an empty one (3.6,
 *   types.go, ComparedTo): these are no difference.
 * - In a sync of its own, as the root: it would wait for itself, since its history is written when the sync ends. The
 *   tracking id says whose sync it is in (3.6, util/argo/resource_tracking.go); by label, the label does.
 */
const APPLICATION = `
local function blank(value)
  if type(value) ~= "table" then
    return value == nil or value == false or value == "" or value == 0
  end
  for _, inner in pairs(value) do
    if not blank(inner) then
      return false
    end
  end
  return true
end

local function same(a, b)
  if blank(a) or blank(b) then
    return blank(a) and blank(b)
  end
  if type(a) ~= "table" or type(b) ~= "table" then
    return a == b
  end
  for key, value in pairs(a) do
    if not same(value, b[key]) then
      return false
    end
  end
  for key, value in pairs(b) do
    if a[key] == nil and not blank(value) then
      return false
    end
  end
  return true
end

local function ownSync()
  local metadata = obj.metadata or {}
  local name = metadata.name or ""
  local namespace = metadata.namespace or ""
  local tracked = (metadata.annotations or {})["argocd.argoproj.io/tracking-id"]
  if tracked == nil then
    return name ~= "" and (metadata.labels or {})["app.kubernetes.io/instance"] == name
  end
  local own = name .. ":argoproj.io/Application:" .. namespace .. "/" .. name
  return tracked == own or tracked == namespace .. "_" .. own
end

local function sameSource(spec, compared)
  if spec.sourceHydrator ~= nil then
    return true
  end
  if not blank(spec.sources) then
    return same(spec.sources, compared.sources)
  end
  return same(spec.source, compared.source)
end

local function everSynced(spec, status)
  if not blank(status.history) or (status.sync or {}).status == "Synced" then
    return true
  end
  return spec.revisionHistoryLimit == 0 and (status.operationState or {}).phase == "Succeeded"
end

local spec = obj.spec or {}
local status = obj.status or {}
local health = status.health or {}
if ownSync() then
  return { status = "Healthy", message = "It is part of itself, and does not wait for itself." }
end
if health.status == "Degraded" then
  return { status = "Degraded", message = health.message or "" }
end
if health.status ~= "Healthy" then
  return { status = "Progressing", message = "Its health is " .. tostring(health.status or "not known yet") .. "." }
end
if not everSynced(spec, status) then
  return { status = "Progressing", message = "It has never been synced." }
end
if not sameSource(spec, (status.sync or {}).comparedTo or {}) then
  return { status = "Progressing", message = "Its health is that of another source than it has now." }
end
return { status = "Healthy", message = health.message or "" }
`;

/**
 * Whether a condition is about an older version of the object. Kyverno 1.19 does not say; a later one may.
 */
const OUTDATED = `
local function outdated(condition)
  local generation = (obj.metadata or {}).generation
  return generation ~= nil and condition.observedGeneration ~= nil and condition.observedGeneration < generation
end
`;

/**
 * Kyverno says in a condition when the webhooks of a policy are configured. Until then protected PVCs are refused. "Not
 * ready" is not Degraded, as in Argo CD's own check since 3.6: each new policy is so for a moment.
 */
const CLUSTER_POLICY = `
${OUTDATED.trim()}

for _, condition in ipairs((obj.status or {}).conditions or {}) do
  if condition.type == "Ready" and outdated(condition) then
    return { status = "Progressing", message = "Kyverno has not taken this version of the policy up yet." }
  end
  if condition.type == "Ready" and condition.status == "True" then
    return { status = "Healthy", message = condition.message or "" }
  end
  if condition.type == "Ready" then
    return { status = "Progressing", message = condition.message or "" }
  end
end
return { status = "Progressing", message = "Kyverno has not taken the policy up yet." }
`;

/** The same for `policies.kyverno.io`. */
const CEL_POLICY = `
${OUTDATED.trim()}

local conditions = (obj.status or {}).conditionStatus or {}
for _, condition in ipairs(conditions.conditions or {}) do
  if outdated(condition) then
    return { status = "Progressing", message = "Kyverno has not taken this version of the policy up yet." }
  end
end
if conditions.ready == true then
  return { status = "Healthy", message = conditions.message or "" }
end
for _, condition in ipairs(conditions.conditions or {}) do
  if condition.status ~= "True" then
    return { status = "Progressing", message = condition.message or "" }
  end
end
return { status = "Progressing", message = "Kyverno has not taken the policy up yet." }
`;

/**
 * Always healthy. Kyverno 1.19 writes no status before the first run, and afterwards one that never says "ready"
 * (pkg/controllers/deleting): with Argo CD's own check, since 3.6, what comes after the policy would never come.
 */
const DELETING_POLICY = `
local last = (obj.status or {}).lastExecutionTime
if last ~= nil then
  return { status = "Healthy", message = "Last run: " .. last }
end
return { status = "Healthy", message = "It has not run yet." }
`;

/**
 * Ready, and for this generation: Argo CD's own check takes the condition that an earlier generation left, and pods then
 * start with the old Secret, or with none. `syncedResourceVersion` is "<generation>-<hash>" (External Secrets 2.9,
 * `GetResourceVersion`). Of all texts just those that begin with "5-" lie from "5-" up to, and without, "5.".
 */
const EXTERNAL_SECRET = `
local status = obj.status or {}
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Ready" and condition.status == "False" then
    return { status = "Degraded", message = condition.message or "" }
  end
  if condition.type == "Ready" and condition.status == "True" then
    local generation = tostring(obj.metadata.generation)
    local synced = status.syncedResourceVersion or ""
    if synced >= generation .. "-" and synced < generation .. "." then
      return { status = "Healthy", message = condition.message or "" }
    end
    return { status = "Progressing", message = "The Secret is that of an earlier generation." }
  end
end
return { status = "Progressing", message = "External Secrets has not taken it up yet." }
`;

/**
 * Always healthy, and says how it stands: a wave must never wait for a backup or a restore. A first backup waits for a
 * PVC that may wait for its pod in a later wave; a restore that finds nothing never makes an image; and a backup that
 * fails must not keep an app from being mended. The alerts are for that.
 */
const REPLICATION = `
local status = obj.status or {}
local result = (status.latestMoverStatus or {}).result
if (obj.spec or {}).paused == true then
  return { status = "Healthy", message = "Paused." }
end
if result == "Failed" then
  return { status = "Healthy", message = "The last run failed. See the mover's log; the alerts watch this." }
end
if status.lastSyncTime ~= nil then
  return { status = "Healthy", message = "Last run: " .. status.lastSyncTime }
end
return { status = "Healthy", message = "It has not run yet." }
`;

/**
 * Group and kind, as the keys of `argocd-cm` spell them → Lua. They take the place of Argo CD's own.
 *
 * ClusterCleanupPolicy is not among them: Argo CD has no check for it (3.6), and a kind without one counts as healthy at
 * once.
 */
export const HEALTH_CHECKS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    'argoproj.io_Application': APPLICATION,
    'external-secrets.io_ExternalSecret': EXTERNAL_SECRET,
    'kyverno.io_ClusterPolicy': CLUSTER_POLICY,
    'policies.kyverno.io_DeletingPolicy': DELETING_POLICY,
    'policies.kyverno.io_GeneratingPolicy': CEL_POLICY,
    'policies.kyverno.io_MutatingPolicy': CEL_POLICY,
    'policies.kyverno.io_ValidatingPolicy': CEL_POLICY,
    'volsync.backube_ReplicationDestination': REPLICATION,
    'volsync.backube_ReplicationSource': REPLICATION,
  }).map(([kind, script]) => [kind, script.trimStart()]),
);
