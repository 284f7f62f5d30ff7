-- SPDX-License-Identifier: GPL-3.0-or-later
-- What came of the search for remains, after an erasure. Apart from the
-- operation, since that is recorded before.

CREATE TABLE proof (
  operation_id INTEGER NOT NULL PRIMARY KEY REFERENCES operation (id),
  time         INTEGER NOT NULL,
  n_customers  INTEGER NOT NULL CHECK (n_customers >= 0),
  n_values     INTEGER NOT NULL CHECK (n_values >= 0),
  n_bytes      INTEGER NOT NULL CHECK (n_bytes >= 0),
  n_files      INTEGER NOT NULL CHECK (n_files >= 0),
  n_found      INTEGER NOT NULL CHECK (n_found BETWEEN 0 AND n_values)
) STRICT;

CREATE TRIGGER proof_no_update BEFORE UPDATE ON proof
BEGIN SELECT RAISE (ABORT, 'proofs are append-only'); END;
CREATE TRIGGER proof_no_delete BEFORE DELETE ON proof
BEGIN SELECT RAISE (ABORT, 'proofs are append-only'); END;
