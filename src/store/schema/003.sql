-- SPDX-License-Identifier: GPL-3.0-or-later
-- Items and records, and what deleting does to them.

-- The rules of each kind, and the highest number ever given: item numbers are
-- never used again. Filled by the program with the kinds that it knows.
CREATE TABLE item_kind (
  id          INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 255),
  name        TEXT NOT NULL UNIQUE CHECK (name <> ''),
  on_delete   INTEGER NOT NULL CHECK (on_delete BETWEEN 1 AND 4),
  on_erase    INTEGER NOT NULL CHECK (on_erase IN (1, 2)),
  keep_years  INTEGER NOT NULL DEFAULT 0 CHECK (keep_years BETWEEN 0 AND 100),
  last_number INTEGER NOT NULL DEFAULT 0 CHECK (last_number >= 0)
) STRICT;

CREATE TABLE item (
  id          INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  kind        INTEGER NOT NULL REFERENCES item_kind (id),
  number      TEXT NOT NULL CHECK (number <> ''),
  title       TEXT NOT NULL DEFAULT '',
  status      INTEGER NOT NULL CHECK (status >= 0),
  open        INTEGER NOT NULL CHECK (open IN (0, 1)),
  amount      INTEGER,
  currency    TEXT CHECK (length (currency) = 3),
  date        INTEGER NOT NULL,
  due         INTEGER,
  notes       TEXT NOT NULL DEFAULT '',
  created     INTEGER NOT NULL,
  changed     INTEGER NOT NULL,
  UNIQUE (kind, number),
  CHECK ((amount IS NULL) = (currency IS NULL))
) STRICT;

-- What blocks, and what is closed, is found without reading a row.
CREATE INDEX item_customer ON item (customer_id, kind, open);

-- Items deleted by themselves or with their conversation, and those closed with
-- their customer. Tables of their own, as for customers: undoing takes the row
-- away, and the item is exactly what it was.
CREATE TABLE deleted_item (
  item_id      INTEGER NOT NULL PRIMARY KEY REFERENCES item (id),
  operation_id INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

-- By customer, so that undeleting finds them at once.
CREATE TABLE closed_item (
  customer_id  INTEGER NOT NULL,
  item_id      INTEGER NOT NULL,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  PRIMARY KEY (customer_id, item_id)
) STRICT, WITHOUT ROWID;

-- What is kept of the items of erased customers. The former customer's id tells
-- only which of them were one customer's.
CREATE TABLE kept_item (
  id              INTEGER PRIMARY KEY,
  former_customer INTEGER NOT NULL,
  operation_id    INTEGER NOT NULL REFERENCES operation (id),
  kind            INTEGER NOT NULL REFERENCES item_kind (id),
  number          TEXT NOT NULL,
  status          INTEGER NOT NULL,
  open            INTEGER NOT NULL,
  amount          INTEGER,
  currency        TEXT,
  date            INTEGER NOT NULL,
  erase_at        INTEGER
) STRICT;

CREATE INDEX kept_item_former_customer ON kept_item (former_customer);
CREATE INDEX kept_item_erase_at ON kept_item (erase_at) WHERE erase_at IS NOT NULL;

-- Records: they die with their customer.
CREATE TABLE address (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  kind        INTEGER NOT NULL,
  is_primary  INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1)),
  street      TEXT NOT NULL DEFAULT '',
  city        TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL DEFAULT '',
  region      TEXT NOT NULL DEFAULT '',
  country     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX address_customer ON address (customer_id);

CREATE TABLE payment_method (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  brand       TEXT NOT NULL DEFAULT '',
  last_digits TEXT NOT NULL DEFAULT '' CHECK (length (last_digits) <= 4),
  expiry      TEXT NOT NULL DEFAULT '',
  token       TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX payment_method_customer ON payment_method (customer_id);

CREATE TABLE dependent (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  kind        INTEGER NOT NULL,
  name        TEXT NOT NULL DEFAULT '',
  details     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX dependent_customer ON dependent (customer_id);

CREATE TABLE photo (
  customer_id INTEGER NOT NULL PRIMARY KEY REFERENCES customer (id),
  data        BLOB NOT NULL
) STRICT;

CREATE TABLE custom_field (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  kind     INTEGER NOT NULL,
  choices  TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE custom_value (
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  field_id    INTEGER NOT NULL REFERENCES custom_field (id),
  value       TEXT NOT NULL,
  PRIMARY KEY (customer_id, field_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id          INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  title       TEXT NOT NULL CHECK (title <> ''),
  type        TEXT NOT NULL DEFAULT '',
  time        INTEGER NOT NULL,
  data        BLOB NOT NULL
) STRICT;

CREATE INDEX document_customer ON document (customer_id);

CREATE TABLE message (
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  id          INTEGER NOT NULL,
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  incoming    INTEGER NOT NULL CHECK (incoming IN (0, 1)),
  unread      INTEGER NOT NULL DEFAULT 0 CHECK (unread IN (0, 1)),
  time        INTEGER NOT NULL,
  subject     TEXT NOT NULL DEFAULT '',
  body        TEXT NOT NULL,
  PRIMARY KEY (customer_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  id          INTEGER NOT NULL,
  time        INTEGER NOT NULL,
  person_name TEXT NOT NULL,
  kind        INTEGER NOT NULL,
  details     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (customer_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE billing_cycle (
  customer_id INTEGER NOT NULL PRIMARY KEY REFERENCES customer (id),
  months      INTEGER NOT NULL CHECK (months BETWEEN 1 AND 120),
  next_date   INTEGER NOT NULL,
  amount      INTEGER NOT NULL,
  currency    TEXT NOT NULL CHECK (length (currency) = 3)
) STRICT;

CREATE TABLE accounting_link (
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  program     INTEGER NOT NULL CHECK (program IN (1, 2)),
  reference   TEXT NOT NULL,
  PRIMARY KEY (customer_id, program)
) STRICT, WITHOUT ROWID;

-- What else goes when a conversation is deleted: messages from one id to
-- another, and documents.
CREATE TABLE deleted_message (
  customer_id  INTEGER NOT NULL,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  first_id     INTEGER NOT NULL,
  last_id      INTEGER NOT NULL CHECK (last_id >= first_id),
  PRIMARY KEY (customer_id, operation_id, first_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE deleted_document (
  document_id  INTEGER NOT NULL PRIMARY KEY REFERENCES document (id),
  operation_id INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

-- Deleted customers who are masked until they are erased.
CREATE TABLE pending_erasure (
  customer_id  INTEGER NOT NULL PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  erase_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX pending_erasure_erase_at ON pending_erasure (erase_at);

-- Which items (1: closed, 2: deleted) or documents (3) an operation took, or
-- brought back, as a bitmap.
CREATE TABLE operation_item_set (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  what         INTEGER NOT NULL CHECK (what BETWEEN 1 AND 3),
  items        BLOB NOT NULL,
  PRIMARY KEY (operation_id, what)
) STRICT, WITHOUT ROWID;

-- And which messages a deletion of conversations took.
CREATE TABLE operation_message (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  customer_id  INTEGER NOT NULL,
  first_id     INTEGER NOT NULL,
  last_id      INTEGER NOT NULL CHECK (last_id >= first_id),
  PRIMARY KEY (operation_id, customer_id, first_id)
) STRICT, WITHOUT ROWID;

-- How many of what an operation closed (1), deleted (2), erased (3), kept masked
-- (4), reopened (5) or undeleted (6). Kinds of items as they are, of records plus
-- 1000.
CREATE TABLE operation_count (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  what         INTEGER NOT NULL CHECK (what BETWEEN 1 AND 6),
  kind         INTEGER NOT NULL,
  n            INTEGER NOT NULL CHECK (n > 0),
  PRIMARY KEY (operation_id, what, kind)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER operation_item_set_no_update BEFORE UPDATE ON operation_item_set
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_item_set_no_delete BEFORE DELETE ON operation_item_set
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_message_no_update BEFORE UPDATE ON operation_message
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_message_no_delete BEFORE DELETE ON operation_message
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_count_no_update BEFORE UPDATE ON operation_count
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_count_no_delete BEFORE DELETE ON operation_count
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;

-- The ledger of customer numbers that an erasure freed.
CREATE TABLE freed_number (
  number       TEXT NOT NULL COLLATE NOCASE,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  PRIMARY KEY (number, operation_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER freed_number_no_update BEFORE UPDATE ON freed_number
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER freed_number_no_delete BEFORE DELETE ON freed_number
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;

-- The numbers that deleted customers had, until somebody else took them over.
CREATE TABLE taken_number (
  customer_id INTEGER NOT NULL PRIMARY KEY REFERENCES customer (id),
  number      TEXT NOT NULL COLLATE NOCASE
) STRICT;

-- Grows with each transaction that writes, so that a plan can tell whether it
-- was made for what is there.
CREATE TABLE generation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  n  INTEGER NOT NULL
) STRICT;

INSERT INTO generation (id, n) VALUES (1, 1);
