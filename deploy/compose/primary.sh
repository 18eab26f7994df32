#!/bin/sh
# Run once by the primary, on its empty database: a user for the gateway, who owns it, and one for the replica.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set gateway="$GATEWAY_PASSWORD" --set replica="$REPLICA_PASSWORD" <<'SQL'
CREATE ROLE campus LOGIN PASSWORD :'gateway';
CREATE DATABASE campus OWNER campus;
CREATE ROLE replica LOGIN REPLICATION PASSWORD :'replica';
SELECT pg_create_physical_replication_slot('replica');
SQL
echo 'host replication replica all scram-sha-256' >>"$PGDATA/pg_hba.conf"
