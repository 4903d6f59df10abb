# Shared by setup, serve and check. Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }
give_up() { printf '%s\n' "$*" >&2; exit 1; }

# How to become root here without being asked for a password in a pipe; fails if there is no way.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    return 126
  fi
}

# install_package NAME "what for": installs one of Debian's packages, or says how.
install_package() {
  local name=$1 what_for=$2
  command -v apt-get >/dev/null ||
    give_up "Missing: $what_for. Install your system's counterpart of Debian's package $name, then run this again."
  say "Installing Debian's package $name ($what_for)."
  export DEBIAN_FRONTEND=noninteractive
  local log
  log=$(mktemp)
  # The list of packages may be missing or old: then it is fetched, and the package tried again.
  if as_root apt-get install -y --no-install-recommends "$name" >"$log" 2>&1 ||
    { as_root apt-get update >>"$log" 2>&1 &&
      as_root apt-get install -y --no-install-recommends "$name" >>"$log" 2>&1; }; then
    rm -f "$log"
    return
  fi
  tail -n 5 "$log" >&2
  rm -f "$log"
  give_up "Missing: $what_for. Run this as root, then run $0 again: apt-get install $name"
}
