/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"
#include "cb-person.h"

G_BEGIN_DECLS

/* Assigns all customers of @person to somebody else, who is asked for over
 * @parent, in a dialog with toasts. */
void  cb_hand_over_start  (GtkWidget  *parent,
                           CbBook     *book,
                           CbPerson   *person);

G_END_DECLS
