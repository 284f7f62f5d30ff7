/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-hand-over.h"

#include <glib/gi18n.h>

#include "cb-assign-dialog.h"
#include "cb-customer-store.h"
#include "cb-display-text.h"
#include "cb-window.h"

typedef struct
{
  GtkWidget *parent;
  CbPerson  *person;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->person);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
tell_nobody (Reading *reading)
{
  g_autofree char *name = cb_display_text (cb_person_get_name (reading->person));
  AdwDialog *alert = adw_alert_dialog_new (_("Nothing to Hand Over"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (alert), _("No customers are assigned to %s."), name);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "close");
  adw_dialog_present (alert, reading->parent);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  CbBook *book = CB_BOOK (source);
  GtkRoot *root = gtk_widget_get_root (reading->parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbIdSet) customers = cb_customer_store_search_finish (book, result, &error);

  /* The page may have been left meanwhile. */
  if (!CB_IS_WINDOW (root))
    return;

  if (customers == NULL)
    {
      cb_window_show_error (CB_WINDOW (root), _("Nobody Was Reassigned"), error);
    }
  else if (cb_id_set_is_empty (customers))
    {
      tell_nobody (reading);
    }
  else
    {
      cb_assign_dialog_present (reading->parent, book, customers, cb_person_get_id (reading->person));
    }
}

void
cb_hand_over_start (GtkWidget *parent,
                    CbBook    *book,
                    CbPerson  *person)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->parent = g_object_ref (parent);
  reading->person = g_object_ref (person);
  cb_customer_store_search_async (book, "", cb_person_get_id (person), NULL, found_cb, reading);
}
