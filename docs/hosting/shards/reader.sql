-- The reader: a database of its own that searches all regions. Run once:
--   psql -f reader.sql postgresql://…
-- Then add each region:
--   SELECT add_shard('ohio', 'db.ohio.internal', 5432, 'lamppost', 'password');
\set ON_ERROR_STOP on

CREATE EXTENSION IF NOT EXISTS postgres_fdw;
CREATE SCHEMA IF NOT EXISTS shard;

CREATE TABLE shard.region (region text PRIMARY KEY);
-- One that did not answer is not asked again at once: its time-out is not paid by every search.
-- Each server process would forget; a table does not.
CREATE UNLOGGED TABLE shard.away (region text PRIMARY KEY, until timestamptz NOT NULL);

CREATE FUNCTION add_shard(region text, host text, port int, database text, password text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Three seconds to connect: libpq counts whole seconds of the clock, so that they are two at least.
    -- A dear tuple: so the planner never fetches them all to sort and cut them here.
    EXECUTE format(
        'CREATE SERVER %I FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host %L, port %L, dbname %L, '
        'connect_timeout ''3'', tcp_user_timeout ''3000'', '
        'options ''-c statement_timeout=3000'', fetch_size ''100'', '
        'fdw_tuple_cost ''100'')',
        'shard_' || region, host, port, database);
    EXECUTE format(
        'CREATE USER MAPPING FOR CURRENT_USER SERVER %I OPTIONS (user ''shard_reader'', password %L)',
        'shard_' || region, password);
    EXECUTE format(
        'CREATE FOREIGN TABLE shard.%I (region text, bump bigint, id bigint, title text, '
        'category text, price_cents bigint, currency text, latitude float8, longitude float8, '
        'tokens tsvector) SERVER %I OPTIONS (schema_name ''shard'', table_name ''listed'')',
        region, 'shard_' || region);
    INSERT INTO shard.region VALUES (region);
END $$;

-- A page, newest first: the first ads behind the key (bump, region), and one row with a sentence
-- for each region that is missing from it.
CREATE FUNCTION search_shards(
    asked text, behind_bump bigint DEFAULT NULL, behind_region text DEFAULT '', size int DEFAULT 24
) RETURNS TABLE (region text, bump bigint, id bigint, title text, price_cents bigint, trouble text)
LANGUAGE plpgsql AS $$
DECLARE
    one text;
    detail text;
    query tsquery := plainto_tsquery('simple', asked);
BEGIN
    CREATE TEMP TABLE IF NOT EXISTS shard_found (
        region text, bump bigint, id bigint, title text, price_cents bigint
    ) ON COMMIT DROP;
    TRUNCATE shard_found;
    FOR one IN SELECT r.region FROM shard.region r ORDER BY r.region LOOP
        IF EXISTS (
            SELECT FROM shard.away a WHERE a.region = one AND a.until > clock_timestamp()
        ) THEN
            RETURN QUERY SELECT one, NULL::bigint, NULL::bigint, NULL, NULL::bigint,
                format('The ads of %s are missing: it does not answer.', one);
            CONTINUE;
        END IF;
        BEGIN
            -- Written out for each region, so that words and order are sent to it.
            EXECUTE format(
                'INSERT INTO shard_found SELECT region, bump, id, title, price_cents '
                'FROM shard.%I WHERE (%L = '''' OR tokens @@ %L::tsquery) AND bump <= %s '
                'AND (bump < %s OR region > %L) ORDER BY bump DESC LIMIT %s',
                one, asked, query, coalesce(behind_bump, 4611686018427387904),
                coalesce(behind_bump, 4611686018427387904), behind_region, size);
        -- Its statement_timeout arrives as a cancelled query, which OTHERS leaves out.
        EXCEPTION WHEN OTHERS OR query_canceled THEN
            GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
            -- Why is for the host. A warning and no LOG: that would write the words asked for too.
            RAISE WARNING 'shard %: % (%) %', one, SQLERRM, SQLSTATE, detail;
            INSERT INTO shard.away VALUES (one, clock_timestamp() + interval '10 seconds')
                ON CONFLICT ON CONSTRAINT away_pkey DO UPDATE SET until = excluded.until;
            RETURN QUERY SELECT one, NULL::bigint, NULL::bigint, NULL, NULL::bigint,
                format('The ads of %s are missing: it does not answer.', one);
        END;
    END LOOP;
    RETURN QUERY SELECT f.region, f.bump, f.id, f.title, f.price_cents, NULL
        FROM shard_found f ORDER BY f.bump DESC, f.region LIMIT size;
END $$;
