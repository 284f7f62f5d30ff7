/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-deletion.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cb-conversation-store.h"
#include "cb-count.h"
#include "cb-deletion-flow.h"
#include "cb-error-text.h"

typedef struct
{
  GtkWidget           *parent;
  CbBook              *book;
  CbConversationParts *parts;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->parent);
  g_object_unref (deletion->book);
  g_clear_pointer (&deletion->parts, cb_conversation_parts_free);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
delete_customers (Deletion *deletion)
{
  cb_deletion_flow_run (deletion->parent, deletion->book, CB_ACTION_DELETE_CONVERSATION,
                        deletion->parts->customers);
}

static void
erase_kept (Deletion *deletion)
{
  cb_deletion_flow_run_items (deletion->parent, deletion->book, CB_ACTION_ERASE_KEPT, deletion->parts->kept);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (gtk_widget_get_root (deletion->parent) == NULL)
    return;

  if (g_str_equal (response, "delete"))
    delete_customers (deletion);
  else if (g_str_equal (response, "erase"))
    erase_kept (deletion);
}

/* What can be undone and what can't isn't done in one go. @deletion: (transfer
 * full) */
static void
choose (Deletion *deletion)
{
  gsize n_customers = cb_id_set_get_size (deletion->parts->customers);
  gsize n_erased = cb_id_set_get_size (deletion->parts->erased);
  g_autofree char *customers = cb_count_format (n_customers);
  g_autofree char *erased = cb_count_format (n_erased);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%s of these conversations was with a customer who is erased. It can only be deleted forever, by itself.",
                               "%s of these conversations were with customers who are erased. They can only be deleted forever, by themselves.",
                               n_erased), erased);
  g_autofree char *delete_label = g_strdup_printf (ngettext ("_Delete %s…", "_Delete %s…", n_customers), customers);
  g_autofree char *erase_label = g_strdup_printf (ngettext ("Delete %s _Forever…", "Delete %s _Forever…", n_erased), erased);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Delete Which Conversations?"), text));

  adw_alert_dialog_add_responses (alert,
                                  "cancel", _("_Cancel"),
                                  "delete", delete_label,
                                  "erase", erase_label,
                                  NULL);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, deletion->parent, NULL, answered_cb, deletion);
}

static void
split_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  g_autoptr (GError) error = NULL;

  deletion->parts = cb_conversation_store_split_finish (CB_BOOK (source), result, &error);
  if (gtk_widget_get_root (deletion->parent) == NULL)
    return;

  if (error != NULL)
    cb_error_show (deletion->parent, _("No Conversation Was Deleted"), error);
  else if (cb_id_set_is_empty (deletion->parts->erased))
    delete_customers (deletion);
  else if (cb_id_set_is_empty (deletion->parts->customers))
    erase_kept (deletion);
  else
    choose (g_steal_pointer (&deletion));
}

void
cb_conversation_delete (GtkWidget     *parent,
                        CbBook        *book,
                        const CbIdSet *ids)
{
  Deletion *deletion;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (ids != NULL);

  deletion = g_new0 (Deletion, 1);
  deletion->parent = g_object_ref (parent);
  deletion->book = g_object_ref (book);
  cb_conversation_store_split_async (book, ids, NULL, split_cb, deletion);
}
