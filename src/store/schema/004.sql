-- SPDX-License-Identifier: GPL-3.0-or-later
-- Groups of people, and what they may do.

-- The program's own ones are known by their number. Ids are never used again:
-- operations name groups by them.
CREATE TABLE person_group (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> ''),
  built_in INTEGER UNIQUE CHECK (built_in > 0)
) STRICT;

-- By key. Administrators have none here, as they may do everything.
CREATE TABLE group_permission (
  group_id   INTEGER NOT NULL REFERENCES person_group (id),
  permission TEXT NOT NULL CHECK (permission <> ''),
  PRIMARY KEY (group_id, permission)
) STRICT, WITHOUT ROWID;

-- Who is in no group may do nothing, and who has nothing to sign in with can't.
ALTER TABLE person ADD COLUMN sign_in TEXT COLLATE NOCASE CHECK (sign_in <> '');
ALTER TABLE person ADD COLUMN group_id INTEGER REFERENCES person_group (id);

CREATE UNIQUE INDEX person_sign_in ON person (sign_in) WHERE sign_in IS NOT NULL;
CREATE INDEX person_group_id ON person (group_id);

-- What an operation changed of a person (1) or a group (2): one row for each
-- value, before and after. A permission stands by its key, 1 after it was given
-- and 0 after it was taken away.
CREATE TABLE operation_people (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  position     INTEGER NOT NULL,
  subject      INTEGER NOT NULL CHECK (subject IN (1, 2)),
  subject_id   INTEGER NOT NULL,
  what         TEXT NOT NULL CHECK (what <> ''),
  before       TEXT,
  after        TEXT,
  PRIMARY KEY (operation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER operation_people_no_update BEFORE UPDATE ON operation_people
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_people_no_delete BEFORE DELETE ON operation_people
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
