/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-run.h"

#include "cb-customer-rows.h"
#include "cb-error.h"
#include "cb-import-numbers.h"
#include "cb-import-report-private.h"
#include "cb-import-rights.h"
#include "cb-import-values.h"
#include "cb-number-series.h"
#include "cb-operation-rows.h"

/* From so many rows on, when they are more than a quarter of the book, making the
 * indexes anew is faster than keeping them up. */
#define MIN_BULK_ROWS 5000

/* How many rows pass between two looks at the cancellable. */
#define CANCEL_ROWS 64

/* What the rows come to, of the time it takes; the rest goes into the indexes. */
#define PROGRESS_ROWS 0.9

struct _CbImportRun
{
  CbImportText     *text;
  CbImportLayout    layout;
  CbImportMapping  *mapping;
  gboolean          apply;

  CbImportReport   *report;
  CbIdSet          *added;
  CbIdSet          *edited;

  /* While it runs. */
  CbConnection     *connection;
  CbProgress       *progress;
  GCancellable     *cancellable;
  CbImportNumbers  *numbers;    /* those seen, or all of the file */
  gboolean          numbers_collected;
  GHashTable       *people;     /* names to their ids, which are allocated */
  CbImportValues   *values;
  CbNumberSeries   *series;
  CbCustomer       *customer;   /* the same object for each new one */
  gboolean          book_empty;
};

/* What is done between rows. */
static gboolean
check_cancelled (CbImportRun  *self,
                 guint         n_rows,
                 GError      **error)
{
  return n_rows % CANCEL_ROWS != 0 || !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Learns all numbers of the file: a row without number must not get that of a row
 * further down. */
static gboolean
collect_numbers (CbImportRun  *self,
                 GError      **error)
{
  g_autoptr (CbImportValues) values = NULL;
  g_autoptr (CbCsvReader) reader = NULL;
  CbCsvResult result;

  if (self->numbers_collected)
    return TRUE;
  self->numbers_collected = TRUE;

  if (!cb_import_mapping_find_target (self->mapping, CB_CUSTOMER_FIELD_NUMBER, NULL))
    return TRUE;

  values = cb_import_values_new (self->mapping, cb_import_text_get_damaged (self->text));
  reader = cb_import_layout_open (&self->layout, self->text, error);
  if (reader == NULL)
    return FALSE;

  for (guint n = 1; (result = cb_csv_reader_next (reader, error)) > CB_CSV_END; n++)
    {
      if (!check_cancelled (self, n, error))
        return FALSE;

      if (result == CB_CSV_ROW && cb_csv_reader_get_n_fields (reader) == self->mapping->n_columns)
        {
          const char *number = cb_import_values_take_number (values, reader);

          if (number[0] != '\0')
            cb_import_numbers_add (self->numbers, number, cb_csv_reader_get_line (reader));
        }
    }

  return result == CB_CSV_END;
}

static void
reject_field (CbImportRow    *row,
              CbFieldProblem  problem,
              int             field)
{
  row->outcome = CB_IMPORT_ROW_REJECTED;
  row->reason = CB_IMPORT_REASON_FIELD;
  row->problem = problem;
  row->field = field;
}

static void
reject (CbImportRow    *row,
        CbImportReason  reason)
{
  row->outcome = CB_IMPORT_ROW_REJECTED;
  row->reason = reason;
}

/* The person has no check of their own; a name is a name. */
static void
check_customer (CbImportRun *self,
                CbCustomer  *customer,
                CbImportRow *row)
{
  CbCustomerField field;
  CbFieldProblem problem = cb_customer_check (customer, &field);
  const char *person = cb_import_values_get (self->values, CB_IMPORT_TARGET_ASSIGNED_TO);

  if (problem != CB_FIELD_PROBLEM_NONE)
    {
      reject_field (row, problem, (int) field);
    }
  else if (person[0] != '\0')
    {
      problem = cb_customer_field_check (CB_CUSTOMER_FIELD_NAME, person);
      if (problem != CB_FIELD_PROBLEM_NONE)
        reject_field (row, problem, CB_IMPORT_TARGET_ASSIGNED_TO);
    }
}

static gboolean
assign_person (CbImportRun  *self,
               CbCustomer   *customer,
               GError      **error)
{
  const char *name = cb_import_values_get (self->values, CB_IMPORT_TARGET_ASSIGNED_TO);
  gint64 *known;
  gint64 id;

  if (name[0] == '\0')
    return TRUE;

  known = g_hash_table_lookup (self->people, name);
  if (known == NULL)
    {
      if (!cb_customer_rows_ensure_person (self->connection, name, &id, error))
        return FALSE;
      known = g_memdup2 (&id, sizeof id);
      g_hash_table_insert (self->people, g_strdup (name), known);
    }
  cb_customer_set_assigned_to (customer, *known, name);

  return TRUE;
}

/* Adds the customer, or rejects the row. Inserting checks all values anyway, so
 * they are looked at again only if it refuses them. */
static gboolean
insert_customer (CbImportRun  *self,
                 CbCustomer   *customer,
                 CbImportRow  *row,
                 GError      **error)
{
  g_autoptr (GError) failure = NULL;

  if (!assign_person (self, customer, error))
    return FALSE;

  if (cb_customer_rows_insert (self->connection, customer, &failure))
    {
      cb_id_set_add (self->added, cb_customer_get_id (customer));
      return TRUE;
    }

  if (g_error_matches (failure, CB_ERROR, CB_ERROR_INVALID))
    check_customer (self, customer, row);
  if (row->outcome == CB_IMPORT_ROW_REJECTED)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
take_new (CbImportRun  *self,
          CbImportRow  *row,
          GError      **error)
{
  CbCustomer *customer = self->customer;
  const char *person = cb_import_values_get (self->values, CB_IMPORT_TARGET_ASSIGNED_TO);
  gboolean without_number;

  cb_import_values_fill (self->values, customer);
  row->customer = customer;
  row->outcome = CB_IMPORT_ROW_NEW;

  without_number = cb_customer_get_number (customer)[0] == '\0';
  if (without_number)
    {
      const char *number;

      if (!collect_numbers (self, error))
        return FALSE;
      number = cb_number_series_get (self->series, error);
      if (number == NULL)
        return FALSE;
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
    }

  /* A rejected row must not bring a new person. */
  if (!self->apply || (person[0] != '\0' && !g_hash_table_contains (self->people, person)))
    check_customer (self, customer, row);
  if (self->apply && row->outcome == CB_IMPORT_ROW_NEW && !insert_customer (self, customer, row, error))
    return FALSE;

  if (without_number && row->outcome == CB_IMPORT_ROW_NEW)
    cb_number_series_advance (self->series);

  return TRUE;
}

static gboolean
take_update (CbImportRun  *self,
             CbImportRow  *row,
             CbCustomer   *customer,
             GError      **error)
{
  row->customer = customer;
  if (!cb_import_values_merge (self->values, customer))
    {
      row->outcome = CB_IMPORT_ROW_SAME;
      return TRUE;
    }

  row->outcome = CB_IMPORT_ROW_UPDATE;
  check_customer (self, customer, row);
  if (row->outcome == CB_IMPORT_ROW_REJECTED || !self->apply)
    return TRUE;

  if (!assign_person (self, customer, error) ||
      !cb_customer_rows_update (self->connection, customer, error))
    return FALSE;

  cb_id_set_add (self->edited, cb_customer_get_id (customer));

  return TRUE;
}

/* Finds whom the number of the row belongs to, if it has one and may have it. */
static gboolean
find_existing (CbImportRun  *self,
               CbImportRow  *row,
               CbCustomer  **existing,
               GError      **error)
{
  const char *number = cb_import_values_get (self->values, CB_CUSTOMER_FIELD_NUMBER);
  GError *failure = NULL;
  guint first_line;

  if (number[0] == '\0')
    return TRUE;

  first_line = cb_import_numbers_find (self->numbers, number);
  if (first_line == 0)
    {
      cb_import_numbers_add (self->numbers, number, row->line);
    }
  else if (first_line != row->line)
    {
      reject (row, CB_IMPORT_REASON_DUPLICATE);
      row->other_line = first_line;
      return TRUE;
    }

  if (self->book_empty)
    return TRUE;

  *existing = cb_customer_rows_find_number (self->connection, number, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (*existing != NULL && cb_customer_get_deleted (*existing))
    reject (row, CB_IMPORT_REASON_HELD);

  return TRUE;
}

/* Decides what the row does, and does it. Returns FALSE only with @error. */
static gboolean
take_row (CbImportRun  *self,
          CbCsvReader  *reader,
          CbImportRow  *row,
          GError      **error)
{
  g_autoptr (CbCustomer) existing = NULL;
  int bad_target;

  if (!cb_import_values_take_row (self->values, reader, &bad_target))
    reject_field (row, CB_FIELD_PROBLEM_NOT_UTF8, bad_target);
  else if (!find_existing (self, row, &existing, error))
    return FALSE;

  if (row->outcome == CB_IMPORT_ROW_REJECTED)
    {
      cb_import_values_fill (self->values, self->customer);
      row->customer = self->customer;
    }
  else if (existing == NULL)
    {
      if (!take_new (self, row, error))
        return FALSE;
    }
  else if (!take_update (self, row, existing, error))
    {
      return FALSE;
    }

  cb_import_report_add (self->report, row);

  return TRUE;
}

static gboolean
take_rows (CbImportRun  *self,
           GError      **error)
{
  g_autoptr (CbCsvReader) reader = NULL;
  gsize length;
  CbCsvResult result;

  cb_import_text_get_data (self->text, &length);
  reader = cb_import_layout_open (&self->layout, self->text, error);
  if (reader == NULL)
    return FALSE;

  for (guint n = 1; (result = cb_csv_reader_next (reader, error)) > CB_CSV_END; n++)
    {
      CbImportRow row = { .line = cb_csv_reader_get_line (reader) };

      if (!check_cancelled (self, n, error))
        return FALSE;
      if (self->progress != NULL && n % CANCEL_ROWS == 0)
        cb_progress_report (self->progress, PROGRESS_ROWS * cb_csv_reader_get_position (reader) / length);

      if (result == CB_CSV_BAD_QUOTES || cb_csv_reader_get_n_fields (reader) != self->mapping->n_columns)
        {
          reject (&row, result == CB_CSV_BAD_QUOTES ? CB_IMPORT_REASON_QUOTES : CB_IMPORT_REASON_COLUMNS);
          cb_import_report_add (self->report, &row);
        }
      else if (!take_row (self, reader, &row, error))
        {
          return FALSE;
        }
    }

  return result == CB_CSV_END;
}

static gboolean
record_operation (CbImportRun  *self,
                  GError      **error)
{
  gsize n_customers = cb_id_set_get_size (self->added) + cb_id_set_get_size (self->edited);

  if (n_customers == 0)
    return TRUE;

  return cb_import_rights_check (self->connection, self->mapping, self->added, self->edited, error) &&
         cb_operation_rows_insert (self->connection, CB_OPERATION_IMPORT, self->added,
                                   n_customers, NULL, 0, error) != 0;
}

static gboolean
run (CbImportRun  *self,
     GError      **error)
{
  gint64 n_before;
  gboolean bulk;

  if (!cb_import_rights_check (self->connection, self->mapping, NULL, NULL, error) ||
      !cb_connection_query_int64 (self->connection, "SELECT count (*) FROM customer", &n_before, error))
    return FALSE;

  self->book_empty = n_before == 0;
  bulk = self->apply && self->layout.n_rows > MIN_BULK_ROWS &&
         self->layout.n_rows > n_before / 4;

  if (bulk && !cb_customer_rows_begin_bulk (self->connection, error))
    return FALSE;
  if (!take_rows (self, error))
    return FALSE;
  if (bulk && !cb_customer_rows_end_bulk (self->connection, error))
    return FALSE;

  return !self->apply || record_operation (self, error);
}

/**
 * cb_import_run_new:
 * @text: the file; referenced
 * @layout: how its rows are found; copied
 * @mapping: what its columns become; copied
 * @apply: FALSE to find out what would happen only
 */
CbImportRun *
cb_import_run_new (CbImportText          *text,
                   const CbImportLayout  *layout,
                   const CbImportMapping *mapping,
                   gboolean               apply)
{
  CbImportRun *self = g_new0 (CbImportRun, 1);

  self->text = cb_import_text_ref (text);
  self->layout = *layout;
  self->mapping = cb_import_mapping_copy (mapping);
  self->apply = apply;
  self->added = cb_id_set_new ();
  self->edited = cb_id_set_new ();

  return self;
}

void
cb_import_run_free (CbImportRun *self)
{
  cb_import_text_unref (self->text);
  cb_import_mapping_free (self->mapping);
  g_clear_object (&self->report);
  cb_id_set_unref (self->added);
  cb_id_set_unref (self->edited);
  g_free (self);
}

/**
 * cb_import_run_job:
 * @data: a CbImportRun
 *
 * A CbJob: reading is enough for it unless the run is to be applied.
 *
 * Returns: (transfer full): a CbImportReport, or NULL with @error
 */
gpointer
cb_import_run_job (CbConnection  *connection,
                   gpointer       data,
                   CbProgress    *progress,
                   GCancellable  *cancellable,
                   GError       **error)
{
  CbImportRun *self = data;
  gboolean done;

  self->connection = connection;
  self->progress = progress;
  self->cancellable = cancellable;
  self->report = cb_import_report_new ();
  self->numbers = cb_import_numbers_new ();
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->values = cb_import_values_new (self->mapping, cb_import_text_get_damaged (self->text));
  self->series = cb_number_series_new (connection, self->numbers);
  self->customer = cb_customer_new ();

  done = run (self, error);

  g_clear_object (&self->customer);
  g_clear_pointer (&self->series, cb_number_series_free);
  g_clear_pointer (&self->values, cb_import_values_free);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->numbers, cb_import_numbers_free);

  return done ? g_steal_pointer (&self->report) : NULL;
}

/**
 * cb_import_run_get_change:
 *
 * To be called after the transaction is committed.
 *
 * Returns: (transfer full): what was done to the customers of the book
 */
CbChange *
cb_import_run_get_change (CbImportRun *self)
{
  CbChange *change = cb_change_new ();

  if (!cb_id_set_is_empty (self->added))
    change->added = cb_id_set_ref (self->added);
  if (!cb_id_set_is_empty (self->edited))
    change->edited = cb_id_set_ref (self->edited);

  return change;
}
