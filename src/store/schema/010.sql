-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which status the invoices had before an operation took payments of theirs away
-- or brought them back, and which it gave them: undoing gives them theirs back.
CREATE TABLE operation_invoice (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  invoice_id   INTEGER NOT NULL,
  before       INTEGER NOT NULL CHECK (before >= 0),
  after        INTEGER NOT NULL CHECK (after >= 0),
  PRIMARY KEY (operation_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER operation_invoice_no_update BEFORE UPDATE ON operation_invoice
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_invoice_no_delete BEFORE DELETE ON operation_invoice
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;

-- The reminders that somebody was told of, and when they had been due: each is told
-- of once.
CREATE TABLE told_reminder (
  item_id INTEGER NOT NULL PRIMARY KEY REFERENCES item (id),
  due     INTEGER NOT NULL
) STRICT;

CREATE INDEX item_reminder ON item (coalesce (due, date)) WHERE kind = 8 AND open = 1;
