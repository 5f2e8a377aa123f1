#!/usr/bin/env bash
# k8s.io/component-helpers v0.34.4 and v0.37.2 (FindMatchingVolume, which the PV controller and the scheduler bind with):
# a PersistentVolumeClaim that names a data source is bound to any Available PersistentVolume that fits, as it is. Whether
# the claim has a `dataSourceRef` or a `dataSource` makes no difference, so what was to be filled from a snapshot can be
# Bound at once, over whatever the volume happens to hold.
#
# Needs Go. Ends with 0 while that is so.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cat > "$work/main.go" <<'GO'
package main

import (
	"fmt"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/component-helpers/storage/volume"
)

var (
	class = "fast"
	size  = resource.MustParse("1Gi")
	modes = []v1.PersistentVolumeAccessMode{v1.ReadWriteOnce}
)

func bound(name string, spec v1.PersistentVolumeClaimSpec) {
	spec.AccessModes = modes
	spec.StorageClassName = &class
	spec.Resources.Requests = v1.ResourceList{v1.ResourceStorage: size}
	claim := &v1.PersistentVolumeClaim{ObjectMeta: metav1.ObjectMeta{Name: "data", Namespace: "app"}, Spec: spec}
	leftover := &v1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{Name: "leftover"},
		Spec: v1.PersistentVolumeSpec{
			Capacity:         v1.ResourceList{v1.ResourceStorage: size},
			AccessModes:      modes,
			StorageClassName: class,
		},
		Status: v1.PersistentVolumeStatus{Phase: v1.VolumeAvailable},
	}
	found, err := volume.FindMatchingVolume(claim, []*v1.PersistentVolume{leftover}, nil, nil, false, true)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%s: %t\n", name, found != nil && found.Name == "leftover")
}

func main() {
	group := "snapshot.storage.k8s.io"
	bound("no data source", v1.PersistentVolumeClaimSpec{})
	bound("dataSourceRef", v1.PersistentVolumeClaimSpec{
		DataSourceRef: &v1.TypedObjectReference{APIGroup: &group, Kind: "VolumeSnapshot", Name: "yesterday"},
	})
	bound("dataSource", v1.PersistentVolumeClaimSpec{
		DataSource: &v1.TypedLocalObjectReference{APIGroup: &group, Kind: "VolumeSnapshot", Name: "yesterday"},
	})
}
GO
cd "$work"
export GOFLAGS=-mod=mod
for version in v0.34.4 v0.37.2; do
  rm -f go.mod go.sum
  go mod init example.com/finding > go.log 2>&1
  go get "k8s.io/component-helpers@$version" "k8s.io/api@$version" "k8s.io/apimachinery@$version" >> go.log 2>&1 || { cat go.log; exit 2; }
  output=$(go run . 2>> go.log) || { cat go.log; exit 2; }
  printf 'k8s.io/component-helpers %s: is the claim bound to the leftover volume?\n%s\n' "$version" "$output"
  [ "$(grep -c ': true$' <<< "$output")" = 3 ] || { echo 'this has changed'; exit 1; }
done
