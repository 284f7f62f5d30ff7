/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-personal.h"

#define VALUES(table, id, columns) "SELECT " id ", " columns " FROM " table " WHERE customer_id = ?"
#define NO_VALUES(table, id) "SELECT " id " FROM " table " WHERE customer_id = ?"

#define CUSTOMER_VALUES "name, company, contact, email, phone, mobile, website, notes, " \
                        "name_key, contact_key, email_key, phone_key"
#define ADDRESS_VALUES  "street, city, postal_code, region, country"
#define PAYMENT_VALUES  "brand, last_digits, expiry, token"
#define DEPENDENT_VALUES "name, birth_date, school, breed, model, plate, details"

static const CbPersonalTable tables[] = {
  {
    .name = "customer",
    .select = "SELECT id, " CUSTOMER_VALUES " FROM customer WHERE id = ?",
    .values = CUSTOMER_VALUES,
    .numbers = "number, number_key",
  },
  {
    .name = "taken_number",
    .numbers = "number",
  },
  {
    .name = "renumbered",
    .numbers = "before, after",
  },
  {
    /* Its number is the business's own, and is kept with what the rules keep. */
    .name = "item",
    .select = VALUES ("item", "id", "title, notes"),
    .values = "title, notes",
    .plain = "number, currency",
  },
  {
    .name = "address",
    .select = VALUES ("address", "id", ADDRESS_VALUES),
    .values = ADDRESS_VALUES,
  },
  {
    .name = "payment_method",
    .select = VALUES ("payment_method", "id", PAYMENT_VALUES),
    .values = PAYMENT_VALUES,
  },
  {
    .name = "dependent",
    .select = VALUES ("dependent", "id", DEPENDENT_VALUES),
    .values = DEPENDENT_VALUES,
  },
  {
    .name = "photo",
    .select = NO_VALUES ("photo", "customer_id"),
    .bytes = "data",
  },
  {
    .name = "custom_value",
    .select = VALUES ("custom_value", "0", "value"),
    .values = "value",
  },
  {
    .name = "document",
    .select = VALUES ("document", "id", "title"),
    .values = "title",
    .bytes = "data",
    .plain = "type",
  },
  {
    .name = "message",
    .select = VALUES ("message", "0", "subject, body"),
    .values = "subject, body",
  },
  {
    /* The person is one of the business. */
    .name = "history",
    .select = VALUES ("history", "0", "details"),
    .values = "details",
    .plain = "person_name",
  },
  {
    .name = "billing_cycle",
    .plain = "currency",
  },
  {
    .name = "accounting_link",
    .select = VALUES ("accounting_link", "0", "reference"),
    .values = "reference",
  },
};

static const CbPlainTable plain[] = {
  { "setting", "key, value" },
  { "person", "name, sign_in" },
  { "person_password", "hash" },
  { "person_photo", "data" },
  { "person_group", "name" },
  { "group_permission", "permission" },
  { "operation", "person_name" },
  /* Of the business and its people. */
  { "operation_people", "what, before, after" },
  { "operation_setting", "what, before, after" },
  /* Sets of ids. */
  { "operation_set", "customers" },
  { "operation_item_set", "items" },
  { "operation_assignment", "customers" },
  /* Of customers who exist: an erasure deletes those of its own. */
  { "operation_number", "number" },
  { "item_kind", "name" },
  { "kept_item", "number, currency" },
  { "custom_field", "name, choices" },
  /* Those that tell whose they were are masked. */
  { "freed_number", "number" },
  /* The words of those who exist: an erasure takes those of its own out, and has
   * the index written anew. */
  { "word", "term, doc, col, offset" },
  { "word_index", "text" },
  { "word_index_config", "k, v" },
  { "word_index_data", "block" },
  { "word_index_idx", "segid, term, pgno" },
};

/* SQLite's own, with the names of tables and columns. */
static const char *const own[] = { "sqlite_schema", "sqlite_sequence", "sqlite_stat1" };

const CbPersonalTable *
cb_personal_get_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);

  return tables;
}

const CbPlainTable *
cb_personal_get_plain (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (plain);

  return plain;
}

/**
 * cb_personal_is_known:
 *
 * Nothing of a customer who was erased can be in a table whose rows are of
 * customers: an erasure fails unless all of them are gone. Any other table, even
 * one that this version doesn't know, might hold copies.
 *
 * Returns: whether all that is in use in @table is of those who remain, or
 *   nobody's
 */
gboolean
cb_personal_is_known (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (table, tables[i].name))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (table, plain[i].name))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (table, own[i]))
      return TRUE;

  return FALSE;
}
