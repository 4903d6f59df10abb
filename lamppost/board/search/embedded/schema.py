"""The tables of an index file.

words       which ads hold which token: FTS5, rowids as rowids.py makes them. Contentless, since
            nobody reads a text out of it; detail=none, since a token is in an ad or not and its
            place is nothing
category    the numbers of the categories in those rowids
tokens      what was put into `words` for each ad: needed word for word to take it out again
hot         what rows are compared by; the bump as rowid makes newest first the order on disk
card        what a list shows of an ad, ready
counter     exactly how many ads each cell of resolution 1 to 8 holds by category, and in all
            of them (""); cell 0: everywhere
vocabulary  in about how many ads a word stands: counted up, and counted anew by a rebuild

hot_cell and hot_near hold all that counting the ads of a circle reads: at its edge each is looked
at.
"""

from __future__ import annotations

VERSION = 3

DDL = """
CREATE VIRTUAL TABLE words USING fts5(
    tokens, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_@-'"
);
CREATE TABLE category (number INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE);
CREATE TABLE tokens (bump INTEGER PRIMARY KEY, said TEXT NOT NULL);
CREATE TABLE hot (
    bump INTEGER PRIMARY KEY, ad_id INTEGER NOT NULL UNIQUE, category TEXT NOT NULL,
    place_id INTEGER NOT NULL, persona_id INTEGER NOT NULL,
    cell5 INTEGER NOT NULL, cell INTEGER NOT NULL,
    x REAL NOT NULL, y REAL NOT NULL, z REAL NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL,
    cents INTEGER, renewed INTEGER NOT NULL, expires INTEGER NOT NULL,
    has_photo INTEGER NOT NULL
);
CREATE INDEX hot_near ON hot (category, cell5, bump, expires, x, y, z);
CREATE INDEX hot_cell ON hot (cell5, bump, category, expires, x, y, z);
CREATE INDEX hot_category ON hot (category);
CREATE INDEX hot_place ON hot (place_id);
CREATE INDEX hot_persona ON hot (persona_id);
CREATE INDEX hot_expires ON hot (expires);
CREATE TABLE card (bump INTEGER PRIMARY KEY, said TEXT NOT NULL);
CREATE TABLE counter (
    cell INTEGER NOT NULL, category TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (cell, category)
) WITHOUT ROWID;
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE made_with (fingerprint TEXT NOT NULL);
"""

TABLES = ("category", "tokens", "hot", "card", "counter", "vocabulary")
