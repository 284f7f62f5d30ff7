/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-entry.h"

struct _CbOperationEntry
{
  GObject          parent_instance;

  CbOperation     *operation;
  CbOperationRole  role;
  char            *number;
  char            *subject;
  gboolean         reversible;
  GArray          *counts;   /* of CbOperationCount */
  GPtrArray       *changes;  /* of CbOperationChange */
  CbPermissionSet  missing;
};

G_DEFINE_FINAL_TYPE (CbOperationEntry, cb_operation_entry, G_TYPE_OBJECT)

static void
cb_operation_entry_finalize (GObject *object)
{
  CbOperationEntry *self = CB_OPERATION_ENTRY (object);

  g_clear_object (&self->operation);
  g_free (self->number);
  g_free (self->subject);
  g_array_unref (self->counts);
  g_ptr_array_unref (self->changes);

  G_OBJECT_CLASS (cb_operation_entry_parent_class)->finalize (object);
}

static void
cb_operation_entry_class_init (CbOperationEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_operation_entry_finalize;
}

static void
cb_operation_entry_init (CbOperationEntry *self)
{
  self->counts = g_array_new (FALSE, FALSE, sizeof (CbOperationCount));
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_operation_change_free);
}

/**
 * cb_operation_entry_new:
 * @number: (nullable): copied
 *
 * Returns: (transfer full): an entry without counts
 */
CbOperationEntry *
cb_operation_entry_new (CbOperation     *operation,
                        CbOperationRole  role,
                        const char      *number,
                        gboolean         reversible)
{
  CbOperationEntry *self;

  g_return_val_if_fail (CB_IS_OPERATION (operation), NULL);

  self = g_object_new (CB_TYPE_OPERATION_ENTRY, NULL);
  self->operation = g_object_ref (operation);
  self->role = role;
  self->number = g_strdup (number);
  self->reversible = reversible;

  return self;
}

/**
 * cb_operation_entry_add_count:
 * @count: copied
 *
 * To be called before the entry is handed out.
 */
void
cb_operation_entry_add_count (CbOperationEntry       *self,
                              const CbOperationCount *count)
{
  g_return_if_fail (CB_IS_OPERATION_ENTRY (self));

  g_array_append_val (self->counts, *count);
}

/**
 * cb_operation_entry_add_change:
 *
 * To be called before the entry is handed out.
 */
void
cb_operation_entry_add_change (CbOperationEntry  *self,
                               CbOperationChange *change)
{
  g_return_if_fail (CB_IS_OPERATION_ENTRY (self));

  g_ptr_array_add (self->changes, change);
}

GPtrArray *
cb_operation_entry_get_changes (CbOperationEntry *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), NULL);

  return self->changes;
}

/**
 * cb_operation_entry_set_missing:
 *
 * To be called before the entry is handed out.
 */
void
cb_operation_entry_set_missing (CbOperationEntry *self,
                                CbPermissionSet   missing)
{
  g_return_if_fail (CB_IS_OPERATION_ENTRY (self));

  self->missing = missing;
}

CbPermissionSet
cb_operation_entry_get_missing (CbOperationEntry *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), (CbPermissionSet) { 0 });

  return self->missing;
}

/**
 * cb_operation_entry_set_subject:
 * @name: (nullable): copied
 *
 * To be called before the entry is handed out.
 */
void
cb_operation_entry_set_subject (CbOperationEntry *self,
                                const char       *name)
{
  g_return_if_fail (CB_IS_OPERATION_ENTRY (self));

  g_set_str (&self->subject, name);
}

const char *
cb_operation_entry_get_subject (CbOperationEntry *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), NULL);

  return self->subject;
}

CbOperation *
cb_operation_entry_get_operation (CbOperationEntry *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), NULL);

  return self->operation;
}

gint64
cb_operation_entry_get_id (CbOperationEntry *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), 0);

  return cb_operation_get_id (self->operation);
}

CbOperationRole
cb_operation_entry_get_role (CbOperationEntry *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), CB_OPERATION_ROLE_PLAIN);

  return self->role;
}

const char *
cb_operation_entry_get_number (CbOperationEntry *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), NULL);

  return self->number;
}

gboolean
cb_operation_entry_get_reversible (CbOperationEntry *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), FALSE);

  return self->reversible;
}

const CbOperationCount *
cb_operation_entry_get_counts (CbOperationEntry *self,
                               guint            *n_counts)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), NULL);

  *n_counts = self->counts->len;

  return (const CbOperationCount *) (gpointer) self->counts->data;
}

gsize
cb_operation_entry_get_n_items (CbOperationEntry *self,
                                CbFate            fate)
{
  gsize n = 0;

  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), 0);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const CbOperationCount *count = &g_array_index (self->counts, CbOperationCount, i);

      if (count->fate == fate && !count->is_record)
        n += count->n;
    }

  return n;
}

/* Whom they are about may be called something else by now. */
static gboolean
changes_equal (GPtrArray *changes,
               GPtrArray *others)
{
  if (changes->len != others->len)
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      if (!cb_operation_change_equal (changes->pdata[i], others->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
cb_operation_entry_equal (CbOperationEntry *self,
                          CbOperationEntry *other)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (self), FALSE);
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (other), FALSE);

  /* The operation itself, its role and its counts are never changed. */
  return cb_operation_entry_get_id (self) == cb_operation_entry_get_id (other) &&
         self->reversible == other->reversible &&
         g_strcmp0 (self->number, other->number) == 0 &&
         g_strcmp0 (self->subject, other->subject) == 0 &&
         changes_equal (self->changes, other->changes);
}
