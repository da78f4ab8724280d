#!/bin/sh
# Waits for the orchestrator: exit 9 would be too late to say.
[ -n "$1" ] || { echo "usage: wait-ready.sh URL" >&2; exit 2; }
for _ in $(seq 60); do
    curl -fsS "$1" >/dev/null && exit 0
    sleep 1
done
exit 4
