/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-customer-field.h"

G_BEGIN_DECLS

/**
 * CbCustomer:
 *
 * A customer as read from, or to be written to, a book: a plain value without
 * a connection to it. A customer handed to another thread belongs to it.
 * Times are UTC microseconds since 1970; 0 stands for never.
 */
#define CB_TYPE_CUSTOMER (cb_customer_get_type ())
G_DECLARE_FINAL_TYPE (CbCustomer, cb_customer, CB, CUSTOMER, GObject)

CbCustomer     *cb_customer_new                (void);
CbCustomer     *cb_customer_copy               (CbCustomer      *self);

gint64          cb_customer_get_id             (CbCustomer      *self);
void            cb_customer_set_id             (CbCustomer      *self,
                                                gint64           id);
const char     *cb_customer_get_text           (CbCustomer      *self,
                                                CbCustomerField  field);
void            cb_customer_set_text           (CbCustomer      *self,
                                                CbCustomerField  field,
                                                const char      *value);
const char     *cb_customer_get_number         (CbCustomer      *self);
const char     *cb_customer_get_name           (CbCustomer      *self);

gint64          cb_customer_get_assigned_to    (CbCustomer      *self);
const char     *cb_customer_get_assigned_name  (CbCustomer      *self);
void            cb_customer_set_assigned_to    (CbCustomer      *self,
                                                gint64           person_id,
                                                const char      *person_name);

gint64          cb_customer_get_created        (CbCustomer      *self);
void            cb_customer_set_created        (CbCustomer      *self,
                                                gint64           time);
gint64          cb_customer_get_changed        (CbCustomer      *self);
void            cb_customer_set_changed        (CbCustomer      *self,
                                                gint64           time);
gint64          cb_customer_get_last_activity  (CbCustomer      *self);
void            cb_customer_set_last_activity  (CbCustomer      *self,
                                                gint64           time);

gboolean        cb_customer_get_deleted        (CbCustomer      *self);
gint64          cb_customer_get_deleted_at     (CbCustomer      *self);
const char     *cb_customer_get_deleted_by     (CbCustomer      *self);
gint64          cb_customer_get_deleted_operation (CbCustomer   *self);
void            cb_customer_set_deletion       (CbCustomer      *self,
                                                gint64           operation_id,
                                                gint64           time,
                                                const char      *person_name);
/* How many others the same operation deleted. */
gsize           cb_customer_get_deleted_with   (CbCustomer      *self);
void            cb_customer_set_deleted_with   (CbCustomer      *self,
                                                gsize            n_others);
/* When it is erased by itself, 0 for never: since it is pending, or since the
 * book keeps deleted customers only for so long. */
gint64          cb_customer_get_erase_at       (CbCustomer      *self);
void            cb_customer_set_erase_at       (CbCustomer      *self,
                                                gint64           time);

/* Whether it is masked, to be erased later, and who decided that. */
gboolean        cb_customer_get_pending        (CbCustomer      *self);
const char     *cb_customer_get_pending_by     (CbCustomer      *self);
void            cb_customer_set_pending        (CbCustomer      *self,
                                                gint64           erase_at,
                                                const char      *person_name);

CbFieldProblem  cb_customer_check              (CbCustomer      *self,
                                                CbCustomerField *field);
gboolean        cb_customer_equal_content      (CbCustomer      *self,
                                                CbCustomer      *other);

G_END_DECLS
