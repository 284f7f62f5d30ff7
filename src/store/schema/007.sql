-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people sign in with besides their name.

-- Apart from the people, so that what reads those never meets it. As libxcrypt
-- writes it, with method, cost and salt.
CREATE TABLE person_password (
  person_id INTEGER NOT NULL PRIMARY KEY REFERENCES person (id),
  hash      TEXT NOT NULL CHECK (hash <> ''),
  changed   INTEGER NOT NULL
) STRICT;

-- How often in a row a wrong password was tried for somebody, and when last. What
-- this makes them wait is in the file, so that starting anew doesn't help.
CREATE TABLE sign_in_failure (
  person_id   INTEGER NOT NULL PRIMARY KEY REFERENCES person (id),
  n_failed    INTEGER NOT NULL CHECK (n_failed > 0),
  last_failed INTEGER NOT NULL
) STRICT;
