#!/bin/sh
# Runs the README's two commands in a fresh minimal Debian 12, one after the other, on a copy of the committed tree.
# Needs root, debootstrap and a Debian mirror. The root is left in FOLDER to look at.
# usage: tools/try_setup.sh FOLDER [MIRROR]
set -eu
[ $# -ge 1 ] || { sed -n 's/^# usage: /usage: /p' "$0" >&2; exit 2; }
root=$1
mirror=${2:-http://deb.debian.org/debian}
source=$(cd "$(dirname "$0")/.." && pwd)

[ -e "$root/bin/sh" ] || debootstrap --variant=minbase bookworm "$root" "$mirror"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
# The machine's own way to its mirror, where it has one: a proxy for example.
for file in /etc/apt/apt.conf.d/99*; do
  [ ! -e "$file" ] || cp "$file" "$root/etc/apt/apt.conf.d/"
done
rm -rf "$root/graphwright"
mkdir -p "$root/graphwright"
git -C "$source" archive HEAD | tar -x -C "$root/graphwright"

readme_command() {
  sed -n "/^<!-- $1 command -->\$/,/^\`\`\`\$/p" "$source/README.md" | sed '/^<!--/d; /^```/d'
}
for which in main test; do
  echo "== the $which command"
  [ -n "$(readme_command "$which")" ] || { echo "README.md has no $which command" >&2; exit 1; }
  readme_command "$which" | chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    sh -euc 'cd /graphwright; cat >/tmp/command; sh -eu /tmp/command'
done
