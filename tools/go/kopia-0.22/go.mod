module tools/kopia-0.22

go 1.24

require github.com/kopia/kopia v0.22.3
