/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-freed-numbers.h"

#include <string.h>

/* Between two looks at whether a search is still wanted. */
#define CANCEL_INTERVAL 10000

typedef struct
{
  gint64  time;
  char   *person_name; /* a ref string: few people free many numbers */
} Operation;

typedef struct
{
  guint32 offset;        /* of the number in the text */
  guint32 operation : 31;
  guint32 in_use : 1;
} Entry;

struct _CbFreedNumbers
{
  gatomicrefcount  ref_count;
  GString         *text;       /* the numbers, each with its NUL */
  GArray          *entries;    /* of Entry */
  GArray          *operations; /* of Operation */
};

G_DEFINE_BOXED_TYPE (CbFreedNumbers, cb_freed_numbers, cb_freed_numbers_ref, cb_freed_numbers_unref)

static void
operation_clear (gpointer data)
{
  Operation *operation = data;

  g_ref_string_release (operation->person_name);
}

static const Entry *
get_entry (CbFreedNumbers *self,
           guint           index)
{
  return &g_array_index (self->entries, Entry, index);
}

static const Operation *
get_operation (CbFreedNumbers *self,
               guint           index)
{
  return &g_array_index (self->operations, Operation, get_entry (self, index)->operation);
}

CbFreedNumbers *
cb_freed_numbers_new (void)
{
  CbFreedNumbers *self = g_new0 (CbFreedNumbers, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_string_new (NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->operations = g_array_new (FALSE, FALSE, sizeof (Operation));
  g_array_set_clear_func (self->operations, operation_clear);

  return self;
}

CbFreedNumbers *
cb_freed_numbers_ref (CbFreedNumbers *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cb_freed_numbers_unref (CbFreedNumbers *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->entries);
  g_array_unref (self->operations);
  g_free (self);
}

/**
 * cb_freed_numbers_add_operation:
 * @time: when, in UTC microseconds since 1970
 * @person_name: who, copied
 *
 * Begins the numbers of another erasure, older than the one before.
 */
void
cb_freed_numbers_add_operation (CbFreedNumbers *self,
                                gint64          time,
                                const char     *person_name)
{
  Operation operation = { time, g_ref_string_new_intern (person_name) };

  g_array_append_val (self->operations, operation);
}

/**
 * cb_freed_numbers_add:
 * @number: copied
 * @in_use: whether somebody has it again
 *
 * Adds a number that the erasure added last had freed.
 */
void
cb_freed_numbers_add (CbFreedNumbers *self,
                      const char     *number,
                      gboolean        in_use)
{
  Entry entry = { 0 };

  g_return_if_fail (self->operations->len > 0);

  entry.offset = (guint32) self->text->len;
  entry.operation = self->operations->len - 1;
  entry.in_use = in_use ? 1 : 0;
  g_array_append_val (self->entries, entry);
  g_string_append_len (self->text, number, (gssize) strlen (number) + 1);
}

guint
cb_freed_numbers_get_n (CbFreedNumbers *self)
{
  return self->entries->len;
}

const char *
cb_freed_numbers_get_number (CbFreedNumbers *self,
                             guint           index)
{
  g_return_val_if_fail (index < self->entries->len, "");

  return self->text->str + get_entry (self, index)->offset;
}

gboolean
cb_freed_numbers_get_in_use (CbFreedNumbers *self,
                             guint           index)
{
  g_return_val_if_fail (index < self->entries->len, FALSE);

  return get_entry (self, index)->in_use != 0;
}

/**
 * cb_freed_numbers_get_time:
 *
 * Returns: when the number was freed, in UTC microseconds since 1970
 */
gint64
cb_freed_numbers_get_time (CbFreedNumbers *self,
                           guint           index)
{
  g_return_val_if_fail (index < self->entries->len, 0);

  return get_operation (self, index)->time;
}

/**
 * cb_freed_numbers_get_person:
 *
 * Returns: (transfer none): the name of who freed the number
 */
const char *
cb_freed_numbers_get_person (CbFreedNumbers *self,
                             guint           index)
{
  g_return_val_if_fail (index < self->entries->len, "");

  return get_operation (self, index)->person_name;
}

/* Upper and lower case of ASCII letters are the same number in a book. */
static gboolean
contains (const char *number,
          const char *query,
          gsize       query_length)
{
  for (; *number != '\0'; number++)
    {
      if (g_ascii_strncasecmp (number, query, query_length) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * cb_freed_numbers_search:
 * @query: what is looked for in the numbers, not empty
 * @cancellable: (nullable): ends it early
 *
 * On any thread; a million take some 20 ms.
 *
 * Returns: (transfer full) (element-type guint): the positions of the numbers
 *   that have @query in them
 */
GArray *
cb_freed_numbers_search (CbFreedNumbers *self,
                         const char     *query,
                         GCancellable   *cancellable)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize length = strlen (query);

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (i % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (contains (self->text->str + get_entry (self, i)->offset, query, length))
        g_array_append_val (found, i);
    }

  return found;
}
