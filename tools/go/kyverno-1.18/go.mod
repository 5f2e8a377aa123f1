module tools/kyverno-1.18

go 1.26

require github.com/kyverno/kyverno v1.18.2
