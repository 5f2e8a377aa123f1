// Command openapi prints the definitions of Kubernetes' OpenAPI document as the API server makes them, enums included.
// The document in the module, api/openapi-spec/swagger.json, is made without enums.
package main

import (
	"encoding/json"
	"log"
	"os"

	"k8s.io/kube-openapi/pkg/util"
	"k8s.io/kube-openapi/pkg/validation/spec"
	"k8s.io/kubernetes/pkg/generated/openapi"
)

func main() {
	ref := func(name string) spec.Ref {
		return spec.MustCreateRef("#/definitions/" + util.ToRESTFriendlyName(name))
	}
	definitions := map[string]spec.Schema{}
	for name, definition := range openapi.GetOpenAPIDefinitions(ref) {
		definitions[util.ToRESTFriendlyName(name)] = definition.Schema
	}
	if err := json.NewEncoder(os.Stdout).Encode(definitions); err != nil {
		log.Fatal(err)
	}
}
