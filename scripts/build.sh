#!/usr/bin/env bash
# From the sources to release/: a folder that runs with nothing but its environment (cd release && ./start.sh).
set -euo pipefail
cd "$(dirname "$0")/.."

node scripts/install.js
export PATH="$PWD/node_modules/.bin:$PATH"
node scripts/build.js
node scripts/packaging/release.js
