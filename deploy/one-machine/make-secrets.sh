#!/bin/sh
# Make the passwords and keys of a deployment, each in a file of its own: make-secrets.sh FOLDER POSTGRESQL_HOST REDIS_HOST
# What is there already stays. Without REDIS_HOST Redis is this machine's own, without a password and closed to every other.
set -eu
folder=$1
database=$2
redis=${3:-}
umask 077
mkdir -p "$folder"

secret() { # NAME: what is read goes into the file, where there is none yet
    [ -s "$folder/$1" ] || cat >"$folder/$1"
}
made() {
    head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'
}
for name in web_secret postgresql redis; do
    made | secret "$name"
done
head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' | secret call_back_key  # of Fernet: numbers to call back on
word=$(cat "$folder/postgresql")
printf 'postgresql://xinshimin:%s@%s:5432/xinshimin_policies' "$word" "$database" | secret database_url
printf 'postgresql://xinshimin:%s@%s:5432/xinshimin_conversations' "$word" "$database" | secret conversations_url
if [ -n "$redis" ]; then
    printf 'redis://:%s@%s:6379/0' "$(cat "$folder/redis")" "$redis" | secret redis_url
else
    printf 'redis://127.0.0.1:6379/0' | secret redis_url
fi
