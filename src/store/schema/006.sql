-- SPDX-License-Identifier: GPL-3.0-or-later
-- To whom an operation assigned customers (0: to nobody), as a bitmap of them.
-- Whose they had been stands in operation_set, with that person as the source.
CREATE TABLE operation_assignment (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  person_id    INTEGER NOT NULL CHECK (person_id >= 0),
  customers    BLOB NOT NULL,
  PRIMARY KEY (operation_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER operation_assignment_no_update BEFORE UPDATE ON operation_assignment
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_assignment_no_delete BEFORE DELETE ON operation_assignment
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;

-- Who came back with another number, as somebody else has theirs: to undo that.
-- Of customers who exist.
CREATE TABLE renumbered (
  customer_id  INTEGER NOT NULL PRIMARY KEY REFERENCES customer (id),
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  before       TEXT NOT NULL COLLATE NOCASE,
  after        TEXT NOT NULL COLLATE NOCASE
) STRICT;
