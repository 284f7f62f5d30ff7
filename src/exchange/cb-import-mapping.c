/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-mapping.h"

static gboolean
is_name_part (const CbImportColumn *column)
{
  return column->word == CB_IMPORT_WORD_FIRST_NAME || column->word == CB_IMPORT_WORD_LAST_NAME;
}

/* Two parts of a name may become one field, as long as they are two. */
static gboolean
can_share (const CbImportColumn *a,
           const CbImportColumn *b,
           int                   target)
{
  if (target == CB_CUSTOMER_FIELD_NOTES || target == CB_IMPORT_TARGET_NONE)
    return TRUE;

  return (target == CB_CUSTOMER_FIELD_NAME || target == CB_CUSTOMER_FIELD_CONTACT) &&
         is_name_part (a) && is_name_part (b) && a->word != b->word;
}

static CbImportColumn *
find_word (CbImportMapping *self,
           CbImportWord     word)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].word == word)
        return &self->columns[i];
    }

  return NULL;
}

static void
assign (CbImportColumn *column,
        int             target)
{
  if (column != NULL)
    column->target = target;
}

/* Books call a customer by one name. A company that is given without any other
 * name is that name, and a contact without company likewise. */
static void
guess_names (CbImportMapping *self)
{
  CbImportColumn *name = find_word (self, CB_IMPORT_WORD_NAME);
  CbImportColumn *first = find_word (self, CB_IMPORT_WORD_FIRST_NAME);
  CbImportColumn *last = find_word (self, CB_IMPORT_WORD_LAST_NAME);
  CbImportColumn *company = find_word (self, CB_IMPORT_WORD_COMPANY);
  CbImportColumn *contact = find_word (self, CB_IMPORT_WORD_CONTACT);

  /* "Vorname, Name" and "Prénom, Nom": the second is the last name. */
  if (first != NULL && last == NULL && name != NULL)
    {
      name->word = CB_IMPORT_WORD_LAST_NAME;
      last = name;
      name = NULL;
    }

  if (name != NULL)
    {
      name->target = CB_CUSTOMER_FIELD_NAME;
      assign (company, CB_CUSTOMER_FIELD_COMPANY);
      if (contact == NULL)
        {
          assign (first, CB_CUSTOMER_FIELD_CONTACT);
          assign (last, CB_CUSTOMER_FIELD_CONTACT);
        }
      assign (contact, CB_CUSTOMER_FIELD_CONTACT);
    }
  else if (first != NULL || last != NULL)
    {
      assign (first, CB_CUSTOMER_FIELD_NAME);
      assign (last, CB_CUSTOMER_FIELD_NAME);
      assign (company, CB_CUSTOMER_FIELD_COMPANY);
      assign (contact, CB_CUSTOMER_FIELD_CONTACT);
    }
  else if (company != NULL)
    {
      company->target = CB_CUSTOMER_FIELD_NAME;
      assign (contact, CB_CUSTOMER_FIELD_CONTACT);
    }
  else
    {
      assign (contact, CB_CUSTOMER_FIELD_NAME);
    }
}

CbImportMapping *
cb_import_mapping_new (guint n_columns)
{
  CbImportMapping *self = g_new0 (CbImportMapping, 1);

  self->n_columns = n_columns;
  self->columns = g_new0 (CbImportColumn, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].header = g_strdup ("");
      self->columns[i].target = CB_IMPORT_TARGET_NONE;
    }

  return self;
}

CbImportMapping *
cb_import_mapping_copy (const CbImportMapping *self)
{
  CbImportMapping *copy = cb_import_mapping_new (self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_set_str (&copy->columns[i].header, self->columns[i].header);
      copy->columns[i].word = self->columns[i].word;
      copy->columns[i].target = self->columns[i].target;
    }

  return copy;
}

void
cb_import_mapping_free (CbImportMapping *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].header);
  g_free (self->columns);
  g_free (self);
}

/**
 * cb_import_mapping_set_header:
 * @header: UTF-8, in one line
 */
void
cb_import_mapping_set_header (CbImportMapping *self,
                              guint            column,
                              const char      *header)
{
  g_return_if_fail (column < self->n_columns);

  g_set_str (&self->columns[column].header, header);
  self->columns[column].word = cb_import_word_find (header);
}

/**
 * cb_import_mapping_set_target:
 * @target: a CbImportTarget
 *
 * Makes @column become @target, and no other column that can't share it.
 */
void
cb_import_mapping_set_target (CbImportMapping *self,
                              guint            column,
                              int              target)
{
  g_return_if_fail (column < self->n_columns);
  g_return_if_fail (target >= CB_IMPORT_TARGET_NONE && target <= CB_IMPORT_TARGET_ASSIGNED_TO);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i != column && self->columns[i].target == target &&
          !can_share (&self->columns[i], &self->columns[column], target))
        self->columns[i].target = CB_IMPORT_TARGET_NONE;
    }

  self->columns[column].target = target;
}

/**
 * cb_import_mapping_find_target:
 * @column: (out) (optional): the first column with @target
 *
 * Returns: whether there is one
 */
gboolean
cb_import_mapping_find_target (const CbImportMapping *self,
                               int                    target,
                               guint                 *column)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].target == target)
        {
          if (column != NULL)
            *column = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * cb_import_mapping_guess:
 *
 * Chooses the targets by what the headers mean. What has no field of its own
 * becomes notes, so that nothing gets lost.
 */
void
cb_import_mapping_guess (CbImportMapping *self)
{
  static const struct
  {
    CbImportWord word;
    int          target;
  } plain[] = {
    { CB_IMPORT_WORD_NUMBER, CB_CUSTOMER_FIELD_NUMBER },
    { CB_IMPORT_WORD_EMAIL, CB_CUSTOMER_FIELD_EMAIL },
    { CB_IMPORT_WORD_PHONE, CB_CUSTOMER_FIELD_PHONE },
    { CB_IMPORT_WORD_MOBILE, CB_CUSTOMER_FIELD_MOBILE },
    { CB_IMPORT_WORD_WEBSITE, CB_CUSTOMER_FIELD_WEBSITE },
    { CB_IMPORT_WORD_ASSIGNED_TO, CB_IMPORT_TARGET_ASSIGNED_TO },
  };

  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].target = CB_CUSTOMER_FIELD_NOTES;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    assign (find_word (self, plain[i].word), plain[i].target);

  guess_names (self);
}
