/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-document-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-document-store.h"
#include "cb-error-text.h"
#include "cb-window.h"

typedef struct
{
  GtkWidget *widget;
  CbBook    *book;
  gint64     customer_id;
  gint64     id;
} Work;

static void
work_free (Work *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->book);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static Work *
work_new (GtkWidget *widget,
          CbBook    *book,
          gint64     customer_id,
          gint64     id)
{
  Work *self = g_new (Work, 1);

  *self = (Work) { g_object_ref (widget), g_object_ref (book), customer_id, id };

  return self;
}

static void
add_toast (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, CB_TYPE_WINDOW);

  if (window != NULL)
    cb_window_add_toast (CB_WINDOW (window), adw_toast_new (text));
}

static void
show_error (GtkWidget    *widget,
            const char   *heading,
            const GError *error)
{
  if (gtk_widget_get_root (widget) != NULL)
    cb_error_show (widget, heading, error);
}

/* (nullable) */
static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  AdwDialog *alert;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    {
      add_toast (widget, _("This is a copy to read. Changes to it are not kept."));
      return;
    }
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || gtk_widget_get_root (widget) == NULL)
    return;

  alert = adw_alert_dialog_new (_("Document Can’t Be Opened"),
                                _("There is no program for documents of this type, or it does not start. Use Save As to take the document to another place."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_dialog_present (alert, widget);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cb_document_store_copy_finish (CB_BOOK (source), result, &error);
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (file == NULL)
    {
      show_error (widget, _("Document Can’t Be Opened"), error);
      return;
    }

  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, get_window (widget), NULL, launched_cb, g_object_ref (widget));
}

void
cb_document_actions_open (GtkWidget *widget,
                          CbBook    *book,
                          gint64     customer_id,
                          gint64     id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CB_IS_BOOK (book));

  cb_document_store_copy_async (book, customer_id, id, NULL, copied_cb, g_object_ref (widget));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_document_store_write_finish (CB_BOOK (source), result, &error))
    add_toast (widget, _("Document saved"));
  else
    show_error (widget, _("Document Was Not Saved"), error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    cb_document_store_write_async (work->book, work->customer_id, work->id, file, NULL,
                                   written_cb, g_object_ref (work->widget));
}

void
cb_document_actions_save (GtkWidget        *widget,
                          CbBook           *book,
                          gint64            customer_id,
                          const CbDocument *document)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CB_IS_BOOK (book));

  name = cb_document_make_name (document->title);
  gtk_file_dialog_set_title (dialog, _("Save Document"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (widget), cb_window_get_choosing (widget), chosen_cb, work_new (widget, book, customer_id, document->id));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_document_store_remove_finish (CB_BOOK (source), result, &error))
    add_toast (widget, _("Document deleted"));
  else
    show_error (widget, _("Document Was Not Deleted"), error);
}

static void
response_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "delete"))
    cb_document_store_remove_async (work->book, work->customer_id, work->id, NULL,
                                    removed_cb, g_object_ref (work->widget));
}

void
cb_document_actions_delete (GtkWidget        *widget,
                            CbBook           *book,
                            gint64            customer_id,
                            const CbDocument *document)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  AdwAlertDialog *alert;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CB_IS_BOOK (book));

  title = cb_display_quote (document->title);
  /* Translators: %s is the title of a document */
  body = g_strdup_printf (_("“%s” will be deleted forever. This can’t be undone."), title);
  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Delete Document?"), body));
  adw_alert_dialog_add_responses (alert,
                                  "cancel", _("_Cancel"),
                                  "delete", _("_Delete"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, widget, NULL, response_cb, work_new (widget, book, customer_id, document->id));
}
