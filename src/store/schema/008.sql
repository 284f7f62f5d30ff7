-- SPDX-License-Identifier: GPL-3.0-or-later
-- Messages that nobody has read yet, of whom there are.

CREATE INDEX message_unread ON message (customer_id) WHERE unread = 1;
