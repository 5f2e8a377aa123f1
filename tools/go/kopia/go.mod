module tools/kopia

go 1.24

require github.com/kopia/kopia v0.23.1
