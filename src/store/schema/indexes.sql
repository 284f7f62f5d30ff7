-- SPDX-License-Identifier: GPL-3.0-or-later
-- The indexes of sorting. Not part of a version: they are dropped and made
-- again around the adding of very many customers.

CREATE INDEX IF NOT EXISTS customer_number_key ON customer (number_key);
CREATE INDEX IF NOT EXISTS customer_name_key ON customer (name_key);
CREATE INDEX IF NOT EXISTS customer_contact_key ON customer (contact_key);
CREATE INDEX IF NOT EXISTS customer_email_key ON customer (email_key);
CREATE INDEX IF NOT EXISTS customer_phone_key ON customer (phone_key);
CREATE INDEX IF NOT EXISTS customer_last_activity ON customer (last_activity);
