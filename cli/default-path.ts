/** Where rendered manifests stand in a repository that was made by `pvc-backup init`. */
export const DEFAULT_PATH = 'dist';
