#!/bin/sh
# Bring the published Rasa widget that the tests talk through and the benchmark measures, into a folder: bring-rasa-webchat.sh FOLDER
set -eu
version=1.0.1
folder=$1

if [ -f "$folder/$version/package/lib/index.js" ]; then
    exit 0
fi
sh "$(dirname "$0")/bring-npm.sh"
echo "正在安装对照用的 Rasa 聊天窗口…"
rm -rf "$folder"
mkdir -p "$folder/bringing"
(cd "$folder/bringing" && npm pack "rasa-webchat@$version" --silent >/dev/null && tar -xzf "rasa-webchat-$version.tgz")
mv "$folder/bringing" "$folder/$version"
