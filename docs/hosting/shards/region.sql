-- One region's board, made readable for the reader. Run once in each region's database:
--   psql -v region=ohio -v password=… -f region.sql postgresql://…
-- What the reader may see is this view and nothing else.
\set ON_ERROR_STOP on

CREATE SCHEMA IF NOT EXISTS shard;

-- Words as they stand in the ad: folded, without the endings that the board's own search knows.
CREATE INDEX IF NOT EXISTS shard_words ON board_ad
    USING gin (to_tsvector('simple', words)) WHERE state = 'live';

CREATE OR REPLACE VIEW shard.listed WITH (security_barrier = false) AS
SELECT :'region'::text AS region, ad.bump, ad.id, ad.title, ad.category, ad.price_cents,
       ad.currency, ad.latitude, ad.longitude, to_tsvector('simple', ad.words) AS tokens
FROM board_ad ad
JOIN people_persona persona ON persona.id = ad.persona_id
JOIN people_person person ON person.id = persona.person_id
WHERE ad.state = 'live' AND ad.expires > now() AND person.erase_due IS NULL;

CREATE ROLE shard_reader LOGIN PASSWORD :'password';
GRANT USAGE ON SCHEMA shard TO shard_reader;
GRANT SELECT ON shard.listed TO shard_reader;
