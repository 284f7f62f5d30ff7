/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-custom-field.h"

G_BEGIN_DECLS

/*
 * The fields that customers have because somebody wished so, on a database thread.
 */

/* (transfer full) (element-type CbCustomField): in their order, with how many
 * customers have something there. */
GPtrArray     *cb_custom_field_rows_list     (CbConnection         *connection,
                                              GError              **error);
/* (transfer full) (element-type CbCustomField): the same without counting, which reads what
 * all customers have. */
GPtrArray     *cb_custom_field_rows_list_bare (CbConnection        *connection,
                                              GError              **error);
/* (transfer full) (element-type CbCustomField): the same, with what a customer has. */
GPtrArray     *cb_custom_field_rows_list_of  (CbConnection         *connection,
                                              gint64                customer_id,
                                              GError              **error);
/* Adds @field at the end, or changes its name and choices. */
gboolean       cb_custom_field_rows_save     (CbConnection         *connection,
                                              const CbCustomField  *field,
                                              GError              **error);
/* By @steps down, or up if negative; not further than there are others. */
gboolean       cb_custom_field_rows_move     (CbConnection         *connection,
                                              gint64                id,
                                              int                   steps,
                                              GError              **error);
/* With all that customers have there. */
gboolean       cb_custom_field_rows_remove   (CbConnection         *connection,
                                              gint64                id,
                                              GError              **error);
/* What a customer has there becomes @value; "" takes it away. */
gboolean       cb_custom_field_rows_set      (CbConnection         *connection,
                                              gint64                customer_id,
                                              gint64                id,
                                              const char           *value,
                                              GError              **error);

G_END_DECLS
