-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which invoice a payment is for. Both are the same customer's, and go with them.

CREATE TABLE payment_of (
  payment_id INTEGER NOT NULL PRIMARY KEY REFERENCES item (id),
  invoice_id INTEGER NOT NULL REFERENCES item (id) CHECK (invoice_id <> payment_id)
) STRICT;

CREATE INDEX payment_of_invoice ON payment_of (invoice_id);
