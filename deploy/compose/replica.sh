#!/bin/sh
# The replica begins as a copy of the primary and follows it; the copy is made once.
set -eu
export PGPASSWORD="$REPLICA_PASSWORD"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  install -d -m 0700 "$PGDATA"
  find "$PGDATA" -mindepth 1 -delete
  pg_basebackup --host primary --username replica --pgdata "$PGDATA" --wal-method stream --slot replica --checkpoint fast --write-recovery-conf
fi
exec postgres -c hot_standby=on
