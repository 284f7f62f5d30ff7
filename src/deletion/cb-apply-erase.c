/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-apply-run.h"

#include "cb-error.h"
#include "cb-holdings.h"
#include "cb-mask.h"
#include "cb-number-naming.h"
#include "cb-setting-rows.h"
#include "cb-word-rows.h"

/* Erasing customers with all they own, and what was kept of such. */

/* From the kept kinds what names nobody; never of what was deleted before. */
#define KEEP_ITEMS \
  "INSERT INTO kept_item (id, former_customer, operation_id, kind, number, status, open, amount, currency, " \
  "date, erase_at) " \
  "SELECT i.id, i.customer_id, ?2, i.kind, i.number, i.status, i.open, i.amount, i.currency, i.date, " \
  "CASE WHEN k.keep_years > 0 THEN " \
  "unixepoch (i.date / 1000000, 'unixepoch', '+' || k.keep_years || ' years') * 1000000 END " \
  "FROM cb_set (?1) s CROSS JOIN item i INDEXED BY item_customer ON i.customer_id = s.id " \
  "CROSS JOIN item_kind k ON k.id = i.kind " \
  "WHERE k.on_erase = 2 AND NOT EXISTS (SELECT 1 FROM deleted_item d WHERE d.item_id = i.id)"

/* Their numbers are free from now on; a stand-in for one that was taken over
 * never was a number. */
#define FREE_NUMBERS \
  "INSERT OR IGNORE INTO freed_number (number, operation_id) " \
  "SELECT c.number, ?2 FROM cb_set (?1) s CROSS JOIN customer c ON c.id = s.id " \
  "WHERE NOT EXISTS (SELECT 1 FROM taken_number t WHERE t.customer_id = c.id)"

/* What tells whose it was is not kept: only that there was such a number. */
#define FREE_MASKED "INSERT OR IGNORE INTO freed_number (number, operation_id) VALUES ('" CB_MASK "', ?)"

/* Tables that are small or empty as a rule are looked into first. */
static gboolean
run_if_any (CbApplyRun     *run,
            const char     *exists,
            const char     *sql,
            const CbIdSet  *set,
            GError        **error)
{
  gint64 any;

  if (!cb_connection_query_int64 (run->connection, exists, &any, error))
    return FALSE;

  return !any || cb_apply_run_on_set (run, sql, set, 0, error);
}

static gboolean
delete_counted (CbApplyRun     *run,
                const char     *sql,
                const CbIdSet  *set,
                gsize          *n,
                GError        **error)
{
  if (!cb_apply_run_on_set (run, sql, set, 0, error))
    return FALSE;
  *n += (gsize) cb_connection_get_n_changes (run->connection);

  return TRUE;
}

static gboolean
free_numbers (CbApplyRun     *run,
              const CbIdSet  *set,
              gint64          operation_id,
              GError        **error)
{
  g_autoptr (CbIdSet) telling = cb_number_naming_find (run->connection, set, error);
  g_autoptr (CbIdSet) others = NULL;
  g_autoptr (CbStatement) statement = NULL;

  if (telling == NULL)
    return FALSE;
  if (cb_id_set_is_empty (telling))
    return cb_apply_run_on_set (run, FREE_NUMBERS, set, operation_id, error);

  statement = cb_connection_prepare (run->connection, FREE_MASKED, error);
  if (statement == NULL)
    return FALSE;
  cb_statement_bind_int64 (statement, 1, operation_id);
  others = cb_id_set_copy (set);
  cb_id_set_subtract (others, telling);

  return cb_statement_run (statement, error) &&
         cb_apply_run_on_set (run, FREE_NUMBERS, others, operation_id, error);
}

static gboolean
erase_items (CbApplyRun     *run,
             const CbIdSet  *set,
             gint64          operation_id,
             GError        **error)
{
  return (cb_plan_get_n_all_items (run->plan, CB_FATE_KEPT) == 0 ||
          cb_apply_run_on_set (run, KEEP_ITEMS, set, operation_id, error)) &&
         run_if_any (run, "SELECT EXISTS (SELECT 1 FROM closed_item)",
                     "DELETE FROM closed_item WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                     set, error) &&
         run_if_any (run, "SELECT EXISTS (SELECT 1 FROM deleted_item)",
                     "DELETE FROM deleted_item WHERE item_id IN "
                     "(SELECT i.id FROM cb_set (?1) s CROSS JOIN item i ON i.customer_id = s.id)",
                     set, error) &&
         /* Each is the same customer's as its invoice. */
         run_if_any (run, "SELECT EXISTS (SELECT 1 FROM payment_of)",
                     "DELETE FROM payment_of WHERE payment_id IN "
                     "(SELECT i.id FROM cb_set (?1) s CROSS JOIN item i ON i.customer_id = s.id)",
                     set, error) &&
         run_if_any (run, "SELECT EXISTS (SELECT 1 FROM told_reminder)",
                     "DELETE FROM told_reminder WHERE item_id IN "
                     "(SELECT i.id FROM cb_set (?1) s CROSS JOIN item i ON i.customer_id = s.id)",
                     set, error) &&
         delete_counted (run, "DELETE FROM item WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                         set, &run->n_items, error);
}

/* Of all customers at once: with every statement that follows FTS5 would write what it
 * has gathered; and wiped at once, as long as its pages are in memory. No damage of an
 * index keeps anybody from being erased: it is made anew when they are gone. */
static gboolean
erase_words (CbApplyRun  *run,
             GError     **error)
{
  const gsize *n_records = run->plan->n_records[CB_FATE_ERASED];
  GError *failure = NULL;

  if (((n_records[CB_RECORD_MESSAGE] == 0 && n_records[CB_RECORD_DOCUMENT] == 0) ||
       cb_word_rows_remove_of (run->connection, run->plan->customers, &failure)) &&
      cb_word_rows_wipe (run->connection, &failure))
    return TRUE;

  run->words_lost = g_error_matches (failure, CB_ERROR, CB_ERROR_DAMAGED);
  if (run->words_lost)
    g_error_free (failure);
  else
    g_propagate_error (error, failure);

  return run->words_lost;
}

static gboolean
erase_records (CbApplyRun     *run,
               const CbIdSet  *set,
               gint64          operation_id,
               GError        **error)
{
  if (!run_if_any (run, "SELECT EXISTS (SELECT 1 FROM deleted_message)",
                   "DELETE FROM deleted_message WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                   set, error) ||
      !run_if_any (run, "SELECT EXISTS (SELECT 1 FROM deleted_document)",
                   "DELETE FROM deleted_document WHERE document_id IN "
                   "(SELECT t.id FROM cb_set (?1) s CROSS JOIN document t ON t.customer_id = s.id)",
                   set, error))
    return FALSE;

  for (CbRecordKind kind = 1; kind < CB_N_RECORD_KINDS; kind++)
    {
      if (run->plan->n_records[CB_FATE_ERASED][kind] > 0 &&
          !delete_counted (run, cb_holdings[kind].erase, set, &run->n_records[kind], error))
        return FALSE;
    }

  return TRUE;
}

/* They themselves, after all that is theirs. */
static gboolean
erase_customers (CbApplyRun     *run,
                 const CbIdSet  *set,
                 gint64          operation_id,
                 GError        **error)
{
  return free_numbers (run, set, operation_id, error) &&
         run_if_any (run, "SELECT EXISTS (SELECT 1 FROM pending_erasure)",
                     "DELETE FROM pending_erasure WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                     set, error) &&
         run_if_any (run, "SELECT EXISTS (SELECT 1 FROM taken_number)",
                     "DELETE FROM taken_number WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                     set, error) &&
         run_if_any (run, "SELECT EXISTS (SELECT 1 FROM renumbered)",
                     "DELETE FROM renumbered WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                     set, error) &&
         cb_apply_run_exactly (run, "DELETE FROM deleted_customer "
                                    "WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                               set, 0, error) &&
         cb_apply_run_on_set (run, "DELETE FROM operation_number "
                                   "WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                              set, 0, error) &&
         cb_apply_run_exactly (run, "DELETE FROM customer WHERE id IN (SELECT id FROM cb_set (?1))",
                               set, 0, error);
}

/* All that is a customer's, by explicit deletes: one part of the file after the
 * other, so that what the next customers need of it is still in memory. */
static const CbChunkFunc steps[] = { erase_items, erase_records, erase_customers };

static gboolean
erase (CbApplyRun  *run,
       gint64       operation_id,
       GError     **error)
{
  run->n_all = cb_plan_get_n_customers (run->plan) * G_N_ELEMENTS (steps);
  if (!erase_words (run, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!cb_apply_run_for_each_chunk (run, run->plan->customers, steps[i], operation_id, error))
        return FALSE;
    }

  return !run->words_lost || cb_word_rows_rebuild (run->connection, error);
}

/* Foreign keys are not looked at meanwhile: all that the plan counted, and so all
 * that there was, must be gone. */
static gboolean
check_counts (CbApplyRun  *run,
              GError     **error)
{
  CbPlan *plan = run->plan;
  gboolean same = run->n_items == cb_plan_get_n_all_items (plan, CB_FATE_ERASED) +
                                    cb_plan_get_n_all_items (plan, CB_FATE_KEPT);

  for (CbRecordKind kind = 1; kind < CB_N_RECORD_KINDS; kind++)
    same = same && run->n_records[kind] == plan->n_records[CB_FATE_ERASED][kind];
  if (!same)
    cb_apply_run_set_changed (error);

  return same;
}

gint64
cb_apply_erase (CbApplyRun  *run,
                GError     **error)
{
  gint64 id;

  run->proof = cb_proof_new (run->connection, run->plan->customers, error);
  if (run->proof == NULL)
    return 0;

  id = cb_apply_run_record (run, CB_OPERATION_ERASE, error);

  if (id == 0 ||
      !erase (run, id, error) ||
      !check_counts (run, error) ||
      !cb_setting_rows_set (run->connection, CB_SETTING_CLEANING_DUE, "1", error))
    return 0;

  return id;
}

gint64
cb_apply_erase_kept (CbApplyRun  *run,
                     GError     **error)
{
  gint64 id = cb_apply_run_record (run, CB_OPERATION_ERASE_KEPT, error);

  if (id == 0 ||
      !cb_apply_run_exactly (run, "DELETE FROM kept_item WHERE id IN (SELECT id FROM cb_set (?1))",
                             run->plan->items, 0, error))
    return 0;

  return id;
}
