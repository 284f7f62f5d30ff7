/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation.h"

struct _CbOperation
{
  GObject          parent_instance;

  gint64           id;
  CbOperationKind  kind;
  gint64           time;
  char            *person_name;
  gsize            n_customers;
  gint64           reverses;
};

G_DEFINE_FINAL_TYPE (CbOperation, cb_operation, G_TYPE_OBJECT)

static void
cb_operation_finalize (GObject *object)
{
  CbOperation *self = CB_OPERATION (object);

  g_free (self->person_name);

  G_OBJECT_CLASS (cb_operation_parent_class)->finalize (object);
}

static void
cb_operation_class_init (CbOperationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_operation_finalize;
}

static void
cb_operation_init (CbOperation *self)
{
}

gboolean
cb_operation_kind_is_reversible (CbOperationKind kind)
{
  switch (kind)
    {
    case CB_OPERATION_DELETE:
    case CB_OPERATION_UNDELETE:
    case CB_OPERATION_MASK:
    case CB_OPERATION_UNMASK:
    case CB_OPERATION_DELETE_ITEMS:
    case CB_OPERATION_UNDELETE_ITEMS:
    case CB_OPERATION_DELETE_CONVERSATION:
    case CB_OPERATION_UNDELETE_CONVERSATION:
    case CB_OPERATION_ASSIGN:
      return TRUE;

    case CB_OPERATION_ERASE:
    case CB_OPERATION_IMPORT:
    case CB_OPERATION_ERASE_KEPT:
    case CB_OPERATION_CHANGE_RULES:
    case CB_OPERATION_CHANGE_PEOPLE:
    case CB_OPERATION_CHANGE_GROUPS:
    case CB_OPERATION_REFUSED:
    case CB_OPERATION_EXPORT:
    case CB_OPERATION_EXPORT_PERSON:
    case CB_OPERATION_EXPORT_DOCUMENT:
    case CB_OPERATION_EXPORT_ACTIVITY:
    case CB_OPERATION_BACK_UP:
    case CB_OPERATION_RESTORE:
    case CB_OPERATION_SIGN_IN:
    case CB_OPERATION_FAILED_SIGN_IN:
    case CB_OPERATION_SET_PASSWORD:
    case CB_OPERATION_CHANGE_PASSWORD:
    case CB_OPERATION_RESET_PASSWORD:
    case CB_OPERATION_REMOVE_PASSWORD:
    default:
      return FALSE;
    }
}

/**
 * cb_operation_new:
 * @time: when, in UTC microseconds since 1970
 * @person_name: who, copied
 * @reverses: the id of the operation that this one undid or did again, or 0
 *
 * Returns: (transfer full): an operation
 */
CbOperation *
cb_operation_new (gint64           id,
                  CbOperationKind  kind,
                  gint64           time,
                  const char      *person_name,
                  gsize            n_customers,
                  gint64           reverses)
{
  CbOperation *self = g_object_new (CB_TYPE_OPERATION, NULL);

  self->id = id;
  self->kind = kind;
  self->time = time;
  self->person_name = g_strdup (person_name);
  self->n_customers = n_customers;
  self->reverses = reverses;

  return self;
}

gint64
cb_operation_get_id (CbOperation *self)
{
  g_return_val_if_fail (CB_IS_OPERATION (self), 0);

  return self->id;
}

CbOperationKind
cb_operation_get_kind (CbOperation *self)
{
  g_return_val_if_fail (CB_IS_OPERATION (self), CB_OPERATION_DELETE);

  return self->kind;
}

gint64
cb_operation_get_time (CbOperation *self)
{
  g_return_val_if_fail (CB_IS_OPERATION (self), 0);

  return self->time;
}

const char *
cb_operation_get_person (CbOperation *self)
{
  g_return_val_if_fail (CB_IS_OPERATION (self), "");

  return self->person_name;
}

gsize
cb_operation_get_n_customers (CbOperation *self)
{
  g_return_val_if_fail (CB_IS_OPERATION (self), 0);

  return self->n_customers;
}

gint64
cb_operation_get_reverses (CbOperation *self)
{
  g_return_val_if_fail (CB_IS_OPERATION (self), 0);

  return self->reverses;
}
