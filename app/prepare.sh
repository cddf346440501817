# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
# Sourced by app/run and tests/run: installs missing Debian packages and configures a build tree.
# Uses $root (the checkout). Everything that is said goes to standard error.

# first_known "a|b": the first alternative that the package lists have
first_known() {
  local name
  for name in ${1//|/ }; do
    if [ -n "$(apt-cache madison "$name" 2>/dev/null)" ]; then echo "$name"; return; fi
  done
  echo "${1%%|*}"
}

# installed "a|b": true when one of the alternatives is installed
installed() {
  local name
  for name in ${1//|/ }; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] && return 0
  done
  return 1
}

# need_packages FILE…: installs what the lists name and the machine lacks
need_packages() {
  command -v apt-get >/dev/null || { echo "No apt-get here: install the packages of $* yourself." >&2; return 0; }
  local missing=() line names=() sudo=()
  while read -r line; do
    installed "$line" || missing+=("$line")
  done < <(sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  echo "Installing: ${missing[*]}" >&2
  "${sudo[@]}" apt-get update -qq >&2
  for line in "${missing[@]}"; do names+=("$(first_known "$line")"); done
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${names[@]}" >&2
}

# configure PRESET: makes build/PRESET once; ninja keeps it up to date afterwards. BITLOUPE_CONFIGURE: more options for cmake.
configure() {
  # shellcheck disable=SC2086
  [ -f "$root/build/$1/build.ninja" ] || (cd "$root" && cmake --preset "$1" ${BITLOUPE_CONFIGURE:-} >&2)
}
