-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finding by a word, and messages that nobody has read yet.

CREATE INDEX message_unread ON message (customer_id) WHERE unread = 1;

CREATE INDEX kept_item_number ON kept_item (number);

-- The words of messages and of the titles of documents, without the texts: what
-- is taken out is given once more as it was. A row is up to 16 messages of a customer,
-- as cb-word-rows.h says, or a document, as its id with a minus.
CREATE VIRTUAL TABLE word_index USING fts5 (
  text,
  content = '',
  columnsize = 0,
  detail = none,
  tokenize = 'unicode61 remove_diacritics 2'
);

-- Each word that there is, to be looked for by how it begins.
CREATE VIRTUAL TABLE word USING fts5vocab (word_index, instance);

INSERT INTO word_index (rowid, text)
SELECT customer_id << 12, group_concat (subject || ' ' || body, ' ') FROM message WHERE id < 16
GROUP BY customer_id;

INSERT INTO word_index (rowid, text)
SELECT customer_id << 12 | min (id >> 4, 4095), group_concat (subject || ' ' || body, ' ') FROM message WHERE id >= 16
GROUP BY customer_id, min (id >> 4, 4095);

INSERT INTO word_index (rowid, text)
SELECT -id, title FROM document;
