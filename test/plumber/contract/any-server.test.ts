import { describeContract, type Pvc, type Target } from './contract';

const HELP = `These tests run against any server that speaks the interface of pvc-plumber:

  PLUMBER_URL=http://127.0.0.1:8080 \\
  PLUMBER_PVC_WITH_BACKUP=namespace/name \\
  PLUMBER_PVC_WITHOUT_BACKUP=namespace/name \\
  npm run test:plumber-contract

Its repository must hold a complete snapshot of the source <name>-backup@<namespace>:/data for the first PVC, none for
the second, and nothing at all for the namespace "contract-test-no-such". The tests only ask; they change nothing.`;

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`$${name} is not set. ${HELP}`);
  return value;
}

function pvc(name: string): Pvc {
  const [namespace, pvcName, ...rest] = variable(name).split('/');
  if (!namespace || !pvcName || rest.length > 0) throw new Error(`$${name} must be namespace/name. ${HELP}`);
  return { namespace, pvc: pvcName };
}

const target: Target = {
  url: variable('PLUMBER_URL').replace(/\/$/, ''),
  withBackup: pvc('PLUMBER_PVC_WITH_BACKUP'),
  withoutBackup: pvc('PLUMBER_PVC_WITHOUT_BACKUP'),
};

describeContract(() => target);
