#!/bin/sh
# Puts Sổ Chi Bộ into the menu of the person who runs this, and lets a double click open .scb. Nothing needs root.
#   ./cai-dat.sh        add      ./cai-dat.sh --go        take away; books, backups and settings stay
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
menu=$data/applications/so-chi-bo.desktop
kind=$data/mime/packages/so-chi-bo.xml
icon=$data/icons/hicolor/256x256/apps/so-chi-bo.png
if [ "${1:-}" = --go ]; then
  rm -f "$menu" "$kind" "$icon"
  echo "Đã gỡ khỏi thực đơn. Các sổ (.scb), bản sao lưu và thiết lập được giữ nguyên; xóa thư mục “$here” là gỡ xong chương trình."
else
  mkdir -p "$(dirname "$menu")" "$(dirname "$kind")" "$(dirname "$icon")"
  while IFS= read -r line; do
    case $line in
      Exec=*) printf 'Exec="%s/so-chi-bo" %%f\n' "$here" ;;
      *) printf '%s\n' "$line" ;;
    esac
  done <"$here/share/so-chi-bo.desktop" >"$menu"
  cp "$here/share/so-chi-bo.xml" "$kind"
  cp "$here/share/so-chi-bo.png" "$icon"
  echo "Đã thêm Sổ Chi Bộ vào thực đơn của máy."
fi
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi
