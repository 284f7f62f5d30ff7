/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-customer.h"

G_BEGIN_DECLS

/**
 * CbMessageBox:
 *
 * Where an SMS, an e-mail or a note is written and logged. Not there for those
 * who can't be written to, but when something is typed already: then it says
 * why, and nothing is lost.
 */
#define CB_TYPE_MESSAGE_BOX (cb_message_box_get_type ())
G_DECLARE_FINAL_TYPE (CbMessageBox, cb_message_box, CB, MESSAGE_BOX, GtkBox)

void     cb_message_box_set_book     (CbMessageBox *self,
                                      CbBook       *book);
/* @customer: (nullable): NULL for one who is erased */
void     cb_message_box_set_customer (CbMessageBox *self,
                                      CbCustomer   *customer);
void     cb_message_box_focus        (CbMessageBox *self);
/* Whether the customer can be written to. */
gboolean cb_message_box_is_open      (CbMessageBox *self);

/* (transfer full) (nullable): a mailto URI with all in it; NULL if @address isn't
 * one, or the text is longer than another program takes. */
char    *cb_message_box_make_uri     (const char   *address,
                                      const char   *subject,
                                      const char   *text);

G_END_DECLS
