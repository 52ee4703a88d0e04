"""Trials of several machines and of several releases, on one machine. Too long for every change: `make test-nodes`,
`make test-upgrade`."""
