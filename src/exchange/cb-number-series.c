/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-number-series.h"

#include "cb-customer-rows.h"
#include "cb-number-rows.h"

struct _CbNumberSeries
{
  CbConnection    *connection;
  CbImportNumbers *taken;
  GString         *number;    /* "" before the first */
  char            *first_new; /* the first that was never given, NULL before it is known */
  gboolean         is_free;   /* whether it has been looked up */
  gboolean         is_freed;  /* whether it is one that is given again */
  gboolean         is_given;  /* whether the next one is wanted */
};

/* Adds one to the digits at the end of @number, which keep their width as long
 * as they can. */
static void
increment (GString *number)
{
  gsize i = number->len;

  while (i > 0 && g_ascii_isdigit (number->str[i - 1]))
    {
      i--;
      if (number->str[i] != '9')
        {
          number->str[i]++;
          return;
        }
      number->str[i] = '0';
    }

  g_string_insert_c (number, (gssize) i, '1');
}

/* Sets @is_free if neither the file nor the book has the number. */
static gboolean
look_up (CbNumberSeries  *self,
         GError         **error)
{
  gint64 owner = 0;

  self->is_free = cb_import_numbers_find (self->taken, self->number->str) == 0;
  if (!self->is_free)
    return TRUE;

  if (!cb_customer_rows_number_owner (self->connection, self->number->str, &owner, error))
    return FALSE;
  self->is_free = owner == 0;

  return TRUE;
}

/* Before anything of the file stands in the book: what is given doesn't depend
 * on that. */
static gboolean
find_first_new (CbNumberSeries  *self,
                GError         **error)
{
  if (self->first_new == NULL)
    self->first_new = cb_number_rows_next_new (self->connection, error);

  return self->first_new != NULL;
}

/* Goes on to the next number of those that are given again, and after them to
 * the first that was never given. */
static gboolean
advance_freed (CbNumberSeries  *self,
               GError         **error)
{
  g_autofree char *freed = NULL;

  if (!find_first_new (self, error) ||
      !cb_number_rows_next_freed (self->connection, self->is_freed ? self->number->str : NULL, &freed, error))
    return FALSE;

  self->is_freed = freed != NULL;
  g_string_assign (self->number, freed != NULL ? freed : self->first_new);
  self->is_free = FALSE;
  self->is_given = FALSE;

  return TRUE;
}

static gboolean
advance (CbNumberSeries  *self,
         GError         **error)
{
  if (self->number->len == 0 || self->is_freed)
    return advance_freed (self, error);

  increment (self->number);
  self->is_free = FALSE;
  self->is_given = FALSE;

  return TRUE;
}

/**
 * cb_number_series_new:
 * @taken: (transfer none): the numbers that stand in the file, and so are not to
 *   be given
 */
CbNumberSeries *
cb_number_series_new (CbConnection    *connection,
                      CbImportNumbers *taken)
{
  CbNumberSeries *self = g_new0 (CbNumberSeries, 1);

  self->connection = connection;
  self->taken = taken;
  self->number = g_string_new (NULL);

  return self;
}

void
cb_number_series_free (CbNumberSeries *self)
{
  g_string_free (self->number, TRUE);
  g_free (self->first_new);
  g_free (self);
}

/**
 * cb_number_series_get:
 *
 * Returns: (transfer none): the next free number, the same until
 *   cb_number_series_advance(), or NULL with @error
 */
const char *
cb_number_series_get (CbNumberSeries  *self,
                      GError         **error)
{
  if ((self->number->len == 0 || self->is_given) && !advance (self, error))
    return NULL;

  while (!self->is_free)
    {
      if (!look_up (self, error))
        return NULL;
      if (!self->is_free && !advance (self, error))
        return NULL;
    }

  return self->number->str;
}

/**
 * cb_number_series_advance:
 *
 * Says that the number has been given.
 */
void
cb_number_series_advance (CbNumberSeries *self)
{
  self->is_given = TRUE;
}
