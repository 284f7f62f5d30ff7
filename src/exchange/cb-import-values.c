/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-values.h"

#include <string.h>

/* A line "Header: value" of the notes. */
typedef struct
{
  gsize start;
  gsize label_length; /* with the colon and the space */
  gsize length;
} Line;

struct _CbImportValues
{
  const CbImportMapping *mapping;
  gboolean               damaged;

  /* By target; of the notes what stands in columns of notes proper. */
  GString               *fields[CB_IMPORT_TARGET_ASSIGNED_TO + 1];
  GString               *lines;
  GArray                *line_index;
  GString               *scratch;
};

/* Appends @value without white space at its ends, each stretch of line breaks and
 * tabs replaced by @separator. */
static void
append_in_one_line (GString    *out,
                    const char *value,
                    const char *separator)
{
  gsize start = out->len;

  value += strspn (value, " \t\r\n");
  while (TRUE)
    {
      gsize n = strcspn (value, "\t\r\n");

      g_string_append_len (out, value, (gssize) n);
      value += n;
      value += strspn (value, "\t\r\n");
      if (*value == '\0')
        break;
      g_string_append (out, separator);
    }

  while (out->len > start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
}

static void
append_lines (GString    *out,
              const char *value)
{
  while (*value != '\0')
    {
      gsize n = strcspn (value, "\r");

      g_string_append_len (out, value, (gssize) n);
      value += n;
      if (*value == '\r')
        {
          g_string_append_c (out, '\n');
          value += value[1] == '\n' ? 2 : 1;
        }
    }
}

static void
take_line (CbImportValues *self,
           const char     *header,
           const char     *value)
{
  Line line = { self->lines->len, 0, 0 };

  g_string_append (self->lines, header);
  g_string_append (self->lines, ": ");
  line.label_length = self->lines->len - line.start;

  g_string_truncate (self->scratch, 0);
  append_in_one_line (self->scratch, value, ", ");
  g_string_append (self->lines, self->scratch->str);

  line.length = self->lines->len - line.start;
  g_string_append_c (self->lines, '\n');
  g_array_append_val (self->line_index, line);
}

/* The parts of a name stand in their usual order, whatever that of the columns. */
static void
take_name_part (CbImportValues       *self,
                const CbImportColumn *column,
                const char           *value)
{
  GString *field = self->fields[column->target];

  g_string_truncate (self->scratch, 0);
  append_in_one_line (self->scratch, value, " ");

  if (field->len == 0)
    {
      g_string_append (field, self->scratch->str);
    }
  else if (column->word == CB_IMPORT_WORD_FIRST_NAME)
    {
      g_string_prepend_c (field, ' ');
      g_string_prepend (field, self->scratch->str);
    }
  else
    {
      g_string_append_c (field, ' ');
      g_string_append (field, self->scratch->str);
    }
}

static void
take_value (CbImportValues       *self,
            const CbImportColumn *column,
            const char           *value)
{
  switch (column->target)
    {
    case CB_IMPORT_TARGET_NONE:
      break;

    case CB_CUSTOMER_FIELD_NOTES:
      if (column->word != CB_IMPORT_WORD_NOTES)
        {
          take_line (self, column->header, value);
          break;
        }
      if (self->fields[CB_CUSTOMER_FIELD_NOTES]->len > 0)
        g_string_append_c (self->fields[CB_CUSTOMER_FIELD_NOTES], '\n');
      append_lines (self->fields[CB_CUSTOMER_FIELD_NOTES], value);
      break;

    case CB_CUSTOMER_FIELD_NAME:
    case CB_CUSTOMER_FIELD_CONTACT:
      take_name_part (self, column, value);
      break;

    default:
      append_in_one_line (self->fields[column->target], value, " ");
      break;
    }
}

static gboolean
is_blank (const char *value)
{
  return value[strspn (value, " \t\r\n")] == '\0';
}

static void
clear (CbImportValues *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    g_string_truncate (self->fields[i], 0);
  g_string_truncate (self->lines, 0);
  g_array_set_size (self->line_index, 0);
}

/* Returns FALSE if the value had to be made UTF-8. */
static gboolean
take_cell (CbImportValues *self,
           CbCsvReader    *reader,
           guint           i)
{
  const CbImportColumn *column = &self->mapping->columns[i];
  g_autofree char *valid = NULL;
  const char *value;
  gsize length;

  if (column->target == CB_IMPORT_TARGET_NONE)
    return TRUE;

  value = cb_csv_reader_get_field (reader, i, &length);
  if (self->damaged && !g_utf8_validate_len (value, length, NULL))
    value = valid = g_utf8_make_valid (value, (gssize) length);

  if (!is_blank (value))
    take_value (self, column, value);

  return valid == NULL;
}

/* Whether there is a line of @notes that begins with @label; if so, it is what
 * lies between @start and @end. */
static gboolean
find_line (const char *notes,
           const char *label,
           gsize       label_length,
           gsize      *start,
           gsize      *end)
{
  const char *p = notes;

  while (*p != '\0')
    {
      gsize n = strcspn (p, "\n");

      if (n >= label_length - 1 && strncmp (p, label, label_length - 1) == 0)
        {
          *start = p - notes;
          *end = *start + n;
          return TRUE;
        }

      p += n;
      p += *p == '\n';
    }

  return FALSE;
}

static char *
merge_notes (CbImportValues *self,
             const char     *notes)
{
  GString *merged;

  if (self->fields[CB_CUSTOMER_FIELD_NOTES]->len > 0)
    return g_strconcat (self->fields[CB_CUSTOMER_FIELD_NOTES]->str,
                        self->lines->len > 0 ? "\n" : "", self->lines->str, NULL);

  merged = g_string_new (notes);
  for (guint i = 0; i < self->line_index->len; i++)
    {
      const Line *line = &g_array_index (self->line_index, Line, i);
      const char *text = self->lines->str + line->start;
      gsize start, end;

      if (find_line (merged->str, text, line->label_length, &start, &end))
        {
          g_string_erase (merged, (gssize) start, (gssize) (end - start));
          g_string_insert_len (merged, (gssize) start, text, (gssize) line->length);
        }
      else
        {
          if (merged->len > 0)
            g_string_append_c (merged, '\n');
          g_string_append_len (merged, text, (gssize) line->length);
        }
    }

  return g_string_free_and_steal (merged);
}

/* Returns whether that changed anything. */
static gboolean
set_text (CbCustomer      *customer,
          CbCustomerField  field,
          const char      *value)
{
  g_autofree char *before = g_strdup (cb_customer_get_text (customer, field));

  cb_customer_set_text (customer, field, value);

  return !g_str_equal (before, cb_customer_get_text (customer, field));
}

/**
 * cb_import_values_new:
 * @mapping: (transfer none): stays as long as the values
 * @damaged: whether each value has to be looked at for what is no UTF-8
 */
CbImportValues *
cb_import_values_new (const CbImportMapping *mapping,
                      gboolean               damaged)
{
  CbImportValues *self = g_new0 (CbImportValues, 1);

  self->mapping = mapping;
  self->damaged = damaged;
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    self->fields[i] = g_string_new (NULL);
  self->lines = g_string_new (NULL);
  self->line_index = g_array_new (FALSE, FALSE, sizeof (Line));
  self->scratch = g_string_new (NULL);

  return self;
}

void
cb_import_values_free (CbImportValues *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    g_string_free (self->fields[i], TRUE);
  g_string_free (self->lines, TRUE);
  g_array_unref (self->line_index);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

/**
 * cb_import_values_take_row:
 * @reader: at a row with as many fields as the mapping has columns
 * @bad_target: (out): what a value that is no UTF-8 was meant to become
 *
 * Replaces the values by those of the row.
 *
 * Returns: FALSE if a value is not UTF-8, or has a NUL in it; it is made
 *   presentable then, but must not be imported
 */
gboolean
cb_import_values_take_row (CbImportValues *self,
                           CbCsvReader    *reader,
                           int            *bad_target)
{
  gboolean good = TRUE;

  clear (self);
  for (guint i = 0; i < self->mapping->n_columns; i++)
    {
      if (!take_cell (self, reader, i) && good)
        {
          *bad_target = self->mapping->columns[i].target;
          good = FALSE;
        }
    }

  if (self->lines->len > 0)
    g_string_truncate (self->lines, self->lines->len - 1);

  return good;
}

/**
 * cb_import_values_take_number:
 * @reader: at a row with as many fields as the mapping has columns
 *
 * Replaces the values by the number of the row alone.
 *
 * Returns: (transfer none): the number, "" for none
 */
const char *
cb_import_values_take_number (CbImportValues *self,
                              CbCsvReader    *reader)
{
  guint column;

  clear (self);
  if (cb_import_mapping_find_target (self->mapping, CB_CUSTOMER_FIELD_NUMBER, &column))
    take_cell (self, reader, column);

  return self->fields[CB_CUSTOMER_FIELD_NUMBER]->str;
}

/**
 * cb_import_values_get:
 * @target: a CbImportTarget other than none
 *
 * Returns: (transfer none): the value, "" for none; of notes without the lines
 *   that have a header
 */
const char *
cb_import_values_get (CbImportValues *self,
                      int             target)
{
  g_return_val_if_fail (target >= 0 && target <= CB_IMPORT_TARGET_ASSIGNED_TO, "");

  return self->fields[target]->str;
}

/**
 * cb_import_values_fill:
 *
 * Makes @customer the one that the row describes. The name of the person it is
 * assigned to is set without id.
 */
void
cb_import_values_fill (CbImportValues *self,
                       CbCustomer     *customer)
{
  g_autofree char *notes = merge_notes (self, "");

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    cb_customer_set_text (customer, i, self->fields[i]->len > 0 ? self->fields[i]->str : NULL);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, notes);

  if (cb_customer_get_name (customer)[0] == '\0')
    cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME,
                          cb_customer_get_text (customer, CB_CUSTOMER_FIELD_COMPANY));
  if (cb_customer_get_name (customer)[0] == '\0')
    cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME,
                          cb_customer_get_text (customer, CB_CUSTOMER_FIELD_CONTACT));

  cb_customer_set_id (customer, 0);
  cb_customer_set_assigned_to (customer, 0, self->fields[CB_IMPORT_TARGET_ASSIGNED_TO]->str);
  cb_customer_set_created (customer, 0);
  cb_customer_set_changed (customer, 0);
  cb_customer_set_last_activity (customer, 0);
}

/**
 * cb_import_values_merge:
 * @customer: one that is in the book
 *
 * Changes @customer as far as the row has values. The number stays as it is.
 * Where somebody else is to be assigned, their name is set without id.
 *
 * Returns: whether anything is different now
 */
gboolean
cb_import_values_merge (CbImportValues *self,
                        CbCustomer     *customer)
{
  const char *assigned = self->fields[CB_IMPORT_TARGET_ASSIGNED_TO]->str;
  g_autofree char *notes = merge_notes (self, cb_customer_get_text (customer, CB_CUSTOMER_FIELD_NOTES));
  gboolean differs = FALSE;

  for (guint i = CB_CUSTOMER_FIELD_NAME; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (i == CB_CUSTOMER_FIELD_NOTES)
        differs |= set_text (customer, i, notes);
      else if (self->fields[i]->len > 0)
        differs |= set_text (customer, i, self->fields[i]->str);
    }

  if (assigned[0] != '\0' && !g_str_equal (assigned, cb_customer_get_assigned_name (customer)))
    {
      cb_customer_set_assigned_to (customer, 0, assigned);
      differs = TRUE;
    }

  return differs;
}
