-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first version of a book.

CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id     INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 4294967295),
  name   TEXT NOT NULL UNIQUE CHECK (name <> ''),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

-- Ids are never used again: operations name customers by them.
CREATE TABLE customer (
  id            INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
  number        TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (number <> ''),
  name          TEXT NOT NULL CHECK (name <> ''),
  company       TEXT NOT NULL DEFAULT '',
  contact       TEXT NOT NULL DEFAULT '',
  email         TEXT NOT NULL DEFAULT '',
  phone         TEXT NOT NULL DEFAULT '',
  mobile        TEXT NOT NULL DEFAULT '',
  website       TEXT NOT NULL DEFAULT '',
  notes         TEXT NOT NULL DEFAULT '',
  assigned_to   INTEGER REFERENCES person (id),
  created       INTEGER NOT NULL,
  changed       INTEGER NOT NULL,
  last_activity INTEGER NOT NULL DEFAULT 0 CHECK (last_activity >= 0),
  -- Made from the fields above by the program, so that sorting needs only an index.
  number_key    BLOB NOT NULL,
  name_key      BLOB NOT NULL,
  contact_key   BLOB NOT NULL,
  email_key     TEXT NOT NULL,
  phone_key     TEXT NOT NULL
) STRICT;

CREATE INDEX customer_assigned_to ON customer (assigned_to);

-- One row for each applied plan: the audit trail and the history of undo.
CREATE TABLE operation (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind        INTEGER NOT NULL,
  time        INTEGER NOT NULL,
  person_id   INTEGER NOT NULL REFERENCES person (id),
  person_name TEXT NOT NULL,
  n_customers INTEGER NOT NULL CHECK (n_customers >= 0),
  reverses    INTEGER REFERENCES operation (id)
) STRICT;

CREATE INDEX operation_reverses ON operation (reverses) WHERE reverses IS NOT NULL;

-- Whom an operation took: a set of ids, as a bitmap. An undeletion has a set
-- for each operation that had deleted them, so that undoing it is exact; for
-- others the source is 0.
CREATE TABLE operation_set (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  source       INTEGER NOT NULL,
  customers    BLOB NOT NULL,
  PRIMARY KEY (operation_id, source)
) STRICT, WITHOUT ROWID;

-- The number of the customer that an operation took alone. Apart from the
-- operation, since an erasure takes it away.
CREATE TABLE operation_number (
  operation_id INTEGER NOT NULL PRIMARY KEY REFERENCES operation (id),
  customer_id  INTEGER NOT NULL,
  number       TEXT NOT NULL
) STRICT;

CREATE INDEX operation_number_customer ON operation_number (customer_id);

CREATE TRIGGER operation_no_update BEFORE UPDATE ON operation
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_no_delete BEFORE DELETE ON operation
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_set_no_update BEFORE UPDATE ON operation_set
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_set_no_delete BEFORE DELETE ON operation_set
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;

-- Who is deleted, and by which operation. A table of its own, so that deleting
-- does not touch the customer's row and its indexes. A foreign key to customer
-- would read every one of these rows, and make erasing a third slower; applying
-- a plan checks instead, in the same transaction, that they exist.
CREATE TABLE deleted_customer (
  customer_id  INTEGER NOT NULL PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  erase_at     INTEGER
) STRICT;
