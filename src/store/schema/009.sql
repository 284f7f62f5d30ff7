-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an operation changed of the preferences and rules: one row for each value,
-- before and after. Keys and values are those of cb-preference-notes.c.
CREATE TABLE operation_setting (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  position     INTEGER NOT NULL,
  what         TEXT NOT NULL CHECK (what <> ''),
  before       TEXT NOT NULL,
  after        TEXT NOT NULL,
  PRIMARY KEY (operation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER operation_setting_no_update BEFORE UPDATE ON operation_setting
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
CREATE TRIGGER operation_setting_no_delete BEFORE DELETE ON operation_setting
BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END;
