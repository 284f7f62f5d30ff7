/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer.h"

#include <string.h>

#include "cb-strip.h"

struct _CbCustomer
{
  GObject  parent_instance;

  gint64   id;
  char    *text[CB_N_CUSTOMER_FIELDS];
  gint64   assigned_to;
  char    *assigned_name;
  gint64   created;
  gint64   changed;
  gint64   last_activity;
  gint64   deleted_operation;
  gint64   deleted_at;
  char    *deleted_by;
  gsize    deleted_with;
  gint64   erase_at;
  gboolean pending;
  char    *pending_by;
};

G_DEFINE_FINAL_TYPE (CbCustomer, cb_customer, G_TYPE_OBJECT)

static void
cb_customer_finalize (GObject *object)
{
  CbCustomer *self = CB_CUSTOMER (object);

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    g_free (self->text[i]);
  g_free (self->assigned_name);
  g_free (self->deleted_by);
  g_free (self->pending_by);

  G_OBJECT_CLASS (cb_customer_parent_class)->finalize (object);
}

static void
cb_customer_class_init (CbCustomerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_customer_finalize;
}

static void
cb_customer_init (CbCustomer *self)
{
}

/**
 * cb_customer_new:
 *
 * Returns: (transfer full): a customer with id 0 and every field empty
 */
CbCustomer *
cb_customer_new (void)
{
  return g_object_new (CB_TYPE_CUSTOMER, NULL);
}

/**
 * cb_customer_copy:
 *
 * Returns: (transfer full): a customer like @self
 */
CbCustomer *
cb_customer_copy (CbCustomer *self)
{
  CbCustomer *copy = cb_customer_new ();

  g_return_val_if_fail (CB_IS_CUSTOMER (self), copy);

  copy->id = self->id;
  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    copy->text[i] = g_strdup (self->text[i]);
  cb_customer_set_assigned_to (copy, self->assigned_to, self->assigned_name);
  copy->created = self->created;
  copy->changed = self->changed;
  copy->last_activity = self->last_activity;
  cb_customer_set_deletion (copy, self->deleted_operation, self->deleted_at, self->deleted_by);
  copy->deleted_with = self->deleted_with;
  copy->erase_at = self->erase_at;
  copy->pending = self->pending;
  copy->pending_by = g_strdup (self->pending_by);

  return copy;
}

/**
 * cb_customer_get_id:
 *
 * Returns: the id in the book, 0 for one that isn't in it yet
 */
gint64
cb_customer_get_id (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->id;
}

void
cb_customer_set_id (CbCustomer *self,
                    gint64      id)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->id = id;
}

/**
 * cb_customer_get_text:
 *
 * Returns: (transfer none): the value of @field, "" when empty
 */
const char *
cb_customer_get_text (CbCustomer      *self,
                      CbCustomerField  field)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), "");
  g_return_val_if_fail (field < CB_N_CUSTOMER_FIELDS, "");

  return self->text[field] != NULL ? self->text[field] : "";
}

/**
 * cb_customer_set_text:
 * @value: (nullable): copied, with white space at both ends taken off
 */
void
cb_customer_set_text (CbCustomer      *self,
                      CbCustomerField  field,
                      const char      *value)
{
  char *stripped;

  g_return_if_fail (CB_IS_CUSTOMER (self));
  g_return_if_fail (field < CB_N_CUSTOMER_FIELDS);

  stripped = value != NULL ? cb_strip (value) : NULL;
  if (stripped != NULL && stripped[0] == '\0')
    g_clear_pointer (&stripped, g_free);

  g_free (self->text[field]);
  self->text[field] = stripped;
}

const char *
cb_customer_get_number (CbCustomer *self)
{
  return cb_customer_get_text (self, CB_CUSTOMER_FIELD_NUMBER);
}

const char *
cb_customer_get_name (CbCustomer *self)
{
  return cb_customer_get_text (self, CB_CUSTOMER_FIELD_NAME);
}

/**
 * cb_customer_get_assigned_to:
 *
 * Returns: the id of the person who looks after the customer, 0 for nobody
 */
gint64
cb_customer_get_assigned_to (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->assigned_to;
}

/**
 * cb_customer_get_assigned_name:
 *
 * Returns: (transfer none): the name of that person, "" for nobody
 */
const char *
cb_customer_get_assigned_name (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), "");

  return self->assigned_name != NULL ? self->assigned_name : "";
}

/**
 * cb_customer_set_assigned_to:
 * @person_id: who, or 0 for nobody
 * @person_name: (nullable): their name, to be shown; not written to the book
 */
void
cb_customer_set_assigned_to (CbCustomer *self,
                             gint64      person_id,
                             const char *person_name)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->assigned_to = person_id;
  g_set_str (&self->assigned_name, person_name);
}

gint64
cb_customer_get_created (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->created;
}

void
cb_customer_set_created (CbCustomer *self,
                         gint64      time)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->created = time;
}

/**
 * cb_customer_get_changed:
 *
 * Returns: when a field was last changed; it also tells two versions apart
 */
gint64
cb_customer_get_changed (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->changed;
}

void
cb_customer_set_changed (CbCustomer *self,
                         gint64      time)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->changed = time;
}

gint64
cb_customer_get_last_activity (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->last_activity;
}

void
cb_customer_set_last_activity (CbCustomer *self,
                               gint64      time)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->last_activity = time;
}

/**
 * cb_customer_get_deleted:
 *
 * Returns: whether the customer stood in Deleted Customers when it was read
 */
gboolean
cb_customer_get_deleted (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), FALSE);

  return self->deleted_operation != 0;
}

gint64
cb_customer_get_deleted_at (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->deleted_at;
}

const char *
cb_customer_get_deleted_by (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), "");

  return self->deleted_by != NULL ? self->deleted_by : "";
}

gint64
cb_customer_get_deleted_operation (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->deleted_operation;
}

/**
 * cb_customer_set_deletion:
 * @operation_id: the operation that deleted the customer, 0 for none
 * @time: when
 * @person_name: (nullable): who did it
 */
void
cb_customer_set_deletion (CbCustomer *self,
                          gint64      operation_id,
                          gint64      time,
                          const char *person_name)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->deleted_operation = operation_id;
  self->deleted_at = time;
  g_set_str (&self->deleted_by, person_name);
}

gsize
cb_customer_get_deleted_with (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->deleted_with;
}

void
cb_customer_set_deleted_with (CbCustomer *self,
                              gsize       n_others)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->deleted_with = n_others;
}

gint64
cb_customer_get_erase_at (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), 0);

  return self->erase_at;
}

void
cb_customer_set_erase_at (CbCustomer *self,
                          gint64      time)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->erase_at = time;
}

/**
 * cb_customer_get_pending:
 *
 * Returns: whether the customer was masked, to be erased later, when it was
 *   read: then all texts but the number are %CB_MASK
 */
gboolean
cb_customer_get_pending (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), FALSE);

  return self->pending;
}

/**
 * cb_customer_get_pending_by:
 *
 * Returns: (transfer none): who decided that, "" for others
 */
const char *
cb_customer_get_pending_by (CbCustomer *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), "");

  return self->pending_by != NULL ? self->pending_by : "";
}

/**
 * cb_customer_set_pending:
 * @erase_at: when the customer will be erased
 * @person_name: (nullable): who decided that
 *
 * Makes it one who is pending. The texts are masked by whoever read them.
 */
void
cb_customer_set_pending (CbCustomer *self,
                         gint64      erase_at,
                         const char *person_name)
{
  g_return_if_fail (CB_IS_CUSTOMER (self));

  self->pending = TRUE;
  self->erase_at = erase_at;
  g_set_str (&self->pending_by, person_name);
}

/**
 * cb_customer_check:
 * @field: (out) (optional): the first field that has a problem
 *
 * Checks all fields.
 *
 * Returns: the problem, %CB_FIELD_PROBLEM_NONE if there is none
 */
CbFieldProblem
cb_customer_check (CbCustomer      *self,
                   CbCustomerField *field)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), CB_FIELD_PROBLEM_NONE);

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      CbFieldProblem problem = cb_customer_field_check (i, self->text[i]);

      if (problem != CB_FIELD_PROBLEM_NONE)
        {
          if (field != NULL)
            *field = i;
          return problem;
        }
    }

  return CB_FIELD_PROBLEM_NONE;
}

/**
 * cb_customer_equal_content:
 *
 * Returns: whether every field that a person can edit is the same
 */
gboolean
cb_customer_equal_content (CbCustomer *self,
                           CbCustomer *other)
{
  g_return_val_if_fail (CB_IS_CUSTOMER (self), FALSE);
  g_return_val_if_fail (CB_IS_CUSTOMER (other), FALSE);

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (g_strcmp0 (self->text[i], other->text[i]) != 0)
        return FALSE;
    }

  return self->assigned_to == other->assigned_to;
}
