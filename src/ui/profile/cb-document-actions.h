/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"
#include "cb-document.h"

G_BEGIN_DECLS

/*
 * What can be done with a document of a customer. @widget is where it is shown:
 * in the window that then tells what came of it.
 */

/* Opens a copy in the program for its type. */
void cb_document_actions_open   (GtkWidget        *widget,
                                 CbBook           *book,
                                 gint64            customer_id,
                                 gint64            id);
/* Asks where to save it. */
void cb_document_actions_save   (GtkWidget        *widget,
                                 CbBook           *book,
                                 gint64            customer_id,
                                 const CbDocument *document);
/* Asks whether to delete it. */
void cb_document_actions_delete (GtkWidget        *widget,
                                 CbBook           *book,
                                 gint64            customer_id,
                                 const CbDocument *document);

G_END_DECLS
