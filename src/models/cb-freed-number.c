/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-freed-number.h"

struct _CbFreedNumber
{
  GObject         parent_instance;

  CbFreedNumbers *numbers;
  guint           index;
};

G_DEFINE_FINAL_TYPE (CbFreedNumber, cb_freed_number, G_TYPE_OBJECT)

static void
cb_freed_number_finalize (GObject *object)
{
  cb_freed_numbers_unref (CB_FREED_NUMBER (object)->numbers);

  G_OBJECT_CLASS (cb_freed_number_parent_class)->finalize (object);
}

static void
cb_freed_number_class_init (CbFreedNumberClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_freed_number_finalize;
}

static void
cb_freed_number_init (CbFreedNumber *self)
{
}

/**
 * cb_freed_number_new:
 * @index: its place in @numbers
 *
 * Returns: (transfer full): a number
 */
CbFreedNumber *
cb_freed_number_new (CbFreedNumbers *numbers,
                     guint           index)
{
  CbFreedNumber *self = g_object_new (CB_TYPE_FREED_NUMBER, NULL);

  self->numbers = cb_freed_numbers_ref (numbers);
  self->index = index;

  return self;
}

const char *
cb_freed_number_get_number (CbFreedNumber *self)
{
  g_return_val_if_fail (CB_IS_FREED_NUMBER (self), "");

  return cb_freed_numbers_get_number (self->numbers, self->index);
}

/**
 * cb_freed_number_get_in_use:
 *
 * Returns: whether a customer has the number again
 */
gboolean
cb_freed_number_get_in_use (CbFreedNumber *self)
{
  g_return_val_if_fail (CB_IS_FREED_NUMBER (self), FALSE);

  return cb_freed_numbers_get_in_use (self->numbers, self->index);
}

/**
 * cb_freed_number_get_time:
 *
 * Returns: when it was freed, in UTC microseconds since 1970
 */
gint64
cb_freed_number_get_time (CbFreedNumber *self)
{
  g_return_val_if_fail (CB_IS_FREED_NUMBER (self), 0);

  return cb_freed_numbers_get_time (self->numbers, self->index);
}

const char *
cb_freed_number_get_person (CbFreedNumber *self)
{
  g_return_val_if_fail (CB_IS_FREED_NUMBER (self), "");

  return cb_freed_numbers_get_person (self->numbers, self->index);
}
