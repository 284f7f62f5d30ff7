-- SPDX-License-Identifier: GPL-3.0-or-later
-- Photos of people: the one that is shown, and the one before it, so that a change
-- can be undone. Older ones are gone for good. Operations name them by id, so none
-- is used again.
CREATE TABLE person_photo (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person (id),
  shown     INTEGER NOT NULL CHECK (shown IN (0, 1)),
  data      BLOB NOT NULL CHECK (length (data) > 0)
) STRICT;

CREATE UNIQUE INDEX person_photo_shown ON person_photo (person_id) WHERE shown = 1;
CREATE INDEX person_photo_person ON person_photo (person_id);
