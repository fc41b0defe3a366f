#!/bin/sh
# Starts this release with nothing but the environment: its own Node.js, its own packages. Only what the shell has
# built in is used, and `exec` at the end, so that signals reach the server itself.
set -eu

case $0 in
  */*) folder=${0%/*} ;;
  *) folder=. ;;
esac
folder=$(CDPATH='' cd -- "$folder" && pwd)

usage() {
  echo 'Usage: ./start.sh [web|worker|scheduler|all|release|admin …]

  web        pages, API and live updates on PORT
  worker     runs background jobs
  scheduler  turns due schedules into jobs
  all        the three in one process (default)
  release    brings the database to this release, then ends
  admin …    one-off tasks; "./start.sh admin" lists them

  --verify   compares every file of this release with manifest.json, then ends
  --help     shows this

All settings are environment variables; every one has a default that works. The most wanted:
  PORT=3000                     where to listen (HOST=127.0.0.1 is loopback only, HOST=0.0.0.0 everywhere)
  DATA_DIR=./data               what is kept on disk; the release folder itself is never written to
  DATABASE_URL=postgres://…     PostgreSQL in place of the SQLite file in DATA_DIR
  NODE_OPTIONS=…                of Node.js, with the heap limit in --max-old-space-size (MB)'
}

refuse() {
  echo "$1" >&2
  exit 65
}

[ -f "$folder/manifest.json" ] || refuse "This release has no manifest.json: it is not whole. Unpack it anew."
[ -x "$folder/node/bin/node" ] || refuse "This release has no node/bin/node: it is not whole. Unpack it anew."

case ${1:-all} in
  -h | --help | help)
    usage
    exit 0
    ;;
  --verify) exec "$folder/node/bin/node" "$folder/build/server-app/verify-release.js" ;;
esac

# Without a limit of its own, Node.js takes memory by what the machine has and not by what the work needs.
export NODE_OPTIONS="${NODE_OPTIONS:---max-old-space-size=384}"
# Compiled code is kept with the data, since this folder may be read-only.
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-${DATA_DIR:-./data}/compile-cache}"

[ $# -gt 0 ] || set -- all
exec "$folder/node/bin/node" "$folder/build/server-app/start.js" "$@"
