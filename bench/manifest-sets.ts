/** How the manifests of a set are. */
export type SetKind = 'typical' | 'worst';

/**
 * Files with one manifest each. A typical set is what a platform renders: every fifth is a volume, and few of them have
 * a finding. In the worst one every manifest is a volume with findings whose lines are looked up.
 */
export function manifestSet(kind: SetKind, count: number): string[] {
  return Array.from({ length: count }, (_, index) => (kind === 'worst' ? wrongVolume(index) : typical(index)));
}

function typical(index: number): string {
  const name = `app-${index}`;
  switch (index % 5) {
    case 0:
      return volume(name, index % 50 === 0 ? '' : '  labels:\n    backup: hourly\n');
    case 1:
      return deployment(name);
    case 2:
      return service(name);
    case 3:
      return configMap(name);
    default:
      return statefulSet(name);
  }
}

function wrongVolume(index: number): string {
  return volume(
    `app-${index}`,
    '  labels:\n    backup: weekly\n    backup-exempt: "true"\n  annotations:\n    volsync.backup/skip-restore: "true"\n',
  );
}

function volume(name: string, metadata: string): string {
  return `# Source: chart/templates/pvc.yaml
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
  namespace: ${name}
${metadata}spec:
  accessModes:
    - ReadWriteOnce
  storageClassName: longhorn
  volumeMode: Filesystem
  resources:
    requests:
      storage: 10Gi
`;
}

function podTemplate(name: string): string {
  return `  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
        app.kubernetes.io/managed-by: Helm
    spec:
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: main
          image: registry.example.com/${name}:1.2.3
          args: ["--config", "/etc/config.yaml", "--verbose"]
          env:
            - name: TZ
              value: Europe/Berlin
            - name: PASSWORD
              valueFrom:
                secretKeyRef:
                  name: ${name}
                  key: password
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
          resources:
            requests:
              cpu: 10m
              memory: 64Mi
            limits:
              memory: 256Mi
          volumeMounts:
            - name: data
              mountPath: /data
`;
}

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${name}
spec:
  replicas: 1
${podTemplate(name)}      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: ${name}
`;
}

function statefulSet(name: string): string {
  return `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
  namespace: ${name}
spec:
  replicas: 3
  serviceName: ${name}
${podTemplate(name)}  volumeClaimTemplates:
    - metadata:
        name: data
        labels:
          backup: daily
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 5Gi
`;
}

function service(name: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${name}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

function configMap(name: string): string {
  const lines = Array.from({ length: 20 }, (_, index) => `    setting-${index}: some value of ${name}\n`).join('');
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: ${name}\ndata:\n  config.yaml: |\n${lines}`;
}
