#!/bin/sh
# Put the services of one machine in place: install.sh, as root, with the product at /opt/xinshimin (make bundle brings it there).
# Run again after an upgrade: settings, secrets and the site of nginx that are there stay. With DESTDIR set only files are written, there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
etc=$root/etc/xinshimin

mkdir -p "$etc/secrets" "$etc/tls" "$root/etc/systemd/system"
chmod 700 "$etc/secrets"
cp -R "$here/systemd/." "$root/etc/systemd/system/"
rm -rf "$etc/nginx/http" "$etc/nginx/servers"
mkdir -p "$etc/nginx"
cp -R "$here/../nginx/nginx.conf" "$here/../nginx/http" "$here/../nginx/servers" "$etc/nginx/"
[ -d "$etc/nginx/site" ] || cp -R "$here/../nginx/site.example" "$etc/nginx/site"
[ -f "$etc/settings.env" ] || cp "$here/settings.env" "$etc/settings.env"

sh "$here/make-secrets.sh" "$etc/secrets" 127.0.0.1
[ -z "$root" ] || exit 0

for name in xinshimin xinshimin-nginx; do
    getent passwd "$name" >/dev/null || useradd --system --user-group --no-create-home --shell /usr/sbin/nologin "$name"
done
brought=$here/../../.xinshimin/models  # the installer has it where a model was trained before
if [ -d "$brought" ] && [ ! -d /var/lib/xinshimin/models ]; then
    install -d -m 700 -o xinshimin -g xinshimin /var/lib/xinshimin
    cp -R "$brought" /var/lib/xinshimin/models
    chown -R xinshimin:xinshimin /var/lib/xinshimin/models
fi
chgrp -R xinshimin-nginx "$etc/tls"
word=$(cat "$etc/secrets/postgresql")
as_postgres() {
    runuser -u postgres -- psql -q -v ON_ERROR_STOP=1 "$@"
}
as_postgres -tAc "SELECT 1 FROM pg_roles WHERE rolname = 'xinshimin'" | grep -q 1 || echo "CREATE ROLE xinshimin LOGIN" | as_postgres
echo "ALTER ROLE xinshimin PASSWORD '$word'" | as_postgres
for database in xinshimin_policies xinshimin_conversations; do
    as_postgres -tAc "SELECT 1 FROM pg_database WHERE datname = '$database'" | grep -q 1 ||
        echo "CREATE DATABASE $database OWNER xinshimin ENCODING 'UTF8' TEMPLATE template0" | as_postgres
done
systemctl daemon-reload
echo "已安装。下一步：改 $etc/nginx/site/ 里的名字、证书和座席台的网段，再运行 systemctl enable --now xinshimin.target"
