/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-documents-tab.h"

#include <glib/gi18n.h>

#include "cb-document-actions.h"
#include "cb-document-adder.h"
#include "cb-document-row.h"
#include "cb-document-store.h"
#include "cb-more-button.h"
#include "cb-profile-page.h"
#include "cb-reloader.h"
#include "cb-rights.h"
#include "cb-window.h"

/* How many are seen at first; each time more are asked for, twice as many. */
#define N_FIRST 10

struct _CbDocumentsTab
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget           *add_button;
  GtkLabel            *problem_label;
  GtkListBox          *list;
  GtkWidget           *more_row;      /* NULL when there are no more */
  GtkDropTarget       *drop;          /* on the page, while this is seen */

  CbBook              *book;
  gint64               customer_id;
  GPtrArray           *documents;     /* (nullable): as read */
  CbReloader          *reloader;
  guint                n_shown;
  gboolean             editable;
  gboolean             masked;
  gboolean             adding;
};

G_DEFINE_FINAL_TYPE (CbDocumentsTab, cb_documents_tab, ADW_TYPE_BIN)

static gboolean
is_writable (CbDocumentsTab *self)
{
  return self->editable && !self->masked && !cb_book_get_read_only (self->book);
}

static void
add_toast (CbDocumentsTab *self,
           const char     *text)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), CB_TYPE_WINDOW);

  if (window != NULL)
    cb_window_add_toast (CB_WINDOW (window), adw_toast_new (text));
}

static void
set_problem (CbDocumentsTab *self,
             const char     *text)
{
  gtk_label_set_label (self->problem_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update (CbDocumentsTab *self)
{
  gboolean writable = is_writable (self);
  g_autofree char *reason = cb_rights_explain (self->book, NULL, "win.edit-customer", 1);
  gboolean empty = self->documents != NULL && self->documents->len == 0;
  const char *text = NULL;

  gtk_widget_set_visible (self->add_button, writable);
  gtk_widget_set_sensitive (self->add_button, reason == NULL);
  cb_rights_mark_button (self->add_button, reason);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.delete", writable && reason == NULL);

  if (self->adding)
    text = _("Adding…");
  else if (self->masked)
    text = _("Masked until the customer is deleted forever.");
  else if (empty && writable && reason == NULL)
    text = _("There are none yet. Add files, or drop them here.");
  else if (empty)
    text = _("There are none yet.");
  adw_preferences_group_set_description (self->group, text);
}

static const CbDocument *
find (CbDocumentsTab *self,
      gint64          id)
{
  for (guint i = 0; self->documents != NULL && i < self->documents->len; i++)
    {
      const CbDocument *document = self->documents->pdata[i];

      if (document->id == id)
        return document;
    }

  return NULL;
}

static void
more_cb (CbDocumentsTab *self);

/* Where the focus was it stays, as far as there are rows. */
static void
fill (CbDocumentsTab *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int focus = focused != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : -1;
  guint n = self->documents != NULL ? MIN (self->documents->len, self->n_shown) : 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, cb_document_row_new (self->documents->pdata[i], is_writable (self)));
  self->more_row = NULL;
  if (n > 0 && n < self->documents->len)
    {
      self->more_row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Show _More"), "use-underline", TRUE, NULL);
      g_signal_connect_object (self->more_row, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, self->more_row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);

  if (focus >= 0 && n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (focus, (int) n - 1))));
  else if (focus >= 0)
    gtk_widget_grab_focus (self->add_button);
  update (self);
}

static void
more_cb (CbDocumentsTab *self)
{
  self->n_shown *= 2;
  fill (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbDocumentsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = cb_document_store_list_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Whether the customer is still there the page says. */
  if (documents == NULL || self->book == NULL)
    return;

  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->documents = g_steal_pointer (&documents);
  fill (self);
}

static void
load (GtkWidget    *widget,
      GCancellable *cancellable)
{
  CbDocumentsTab *self = CB_DOCUMENTS_TAB (widget);

  cb_document_store_list_async (self->book, self->customer_id, cancellable, read_cb, g_object_ref (self));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbDocumentsTab) self = user_data;
  g_auto (GStrv) problems = cb_document_adder_run_finish (CB_BOOK (source), result);
  g_autofree char *text = problems != NULL && problems[0] != NULL ? g_strjoinv ("\n", problems) : NULL;

  if (self->book == NULL)
    return;

  self->adding = FALSE;
  update (self);
  set_problem (self, text);
}

static void
add (CbDocumentsTab *self,
     GListModel     *files)
{
  self->adding = TRUE;
  set_problem (self, NULL);
  update (self);
  cb_document_adder_run_async (self->book, self->customer_id, files, added_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbDocumentsTab) self = user_data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files != NULL && self->book != NULL && !self->adding)
    add (self, files);
}

static void
add_clicked_cb (CbDocumentsTab *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  /* A button that went off meanwhile would lose the focus. */
  if (self->adding)
    return;

  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _("Add Documents"));
  gtk_file_dialog_set_accept_label (dialog, _("_Choose"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), cb_window_get_choosing (GTK_WIDGET (self)),
                                 chosen_cb, g_object_ref (self));
}

/* The window would take the files for books and tables. */
static gboolean
drop_cb (CbDocumentsTab *self,
         const GValue   *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (!is_writable (self))
    add_toast (self, _("Nothing can be added to this customer."));
  if (!is_writable (self) || self->adding || cb_rights_refuse (GTK_WIDGET (self), self->book, NULL, "win.edit-customer", 1))
    return FALSE;

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  add (self, G_LIST_MODEL (files));

  return TRUE;
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CbDocumentsTab *self = CB_DOCUMENTS_TAB (widget);

  cb_document_actions_open (widget, self->book, self->customer_id, g_variant_get_int64 (parameter));
}

static void
row_activated_cb (CbDocumentsTab *self,
                  GtkListBoxRow  *row)
{
  if (CB_IS_DOCUMENT_ROW (row))
    cb_document_actions_open (GTK_WIDGET (self), self->book, self->customer_id,
                              cb_document_row_get_document (CB_DOCUMENT_ROW (row))->id);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CbDocumentsTab *self = CB_DOCUMENTS_TAB (widget);
  const CbDocument *document = find (self, g_variant_get_int64 (parameter));

  if (document != NULL)
    cb_document_actions_save (widget, self->book, self->customer_id, document);
}

/* Where it goes back to from a dialog; the menu that it may be in goes. */
static void
focus_document (CbDocumentsTab *self,
                gint64          id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (CB_IS_DOCUMENT_ROW (row) && cb_document_row_get_document (CB_DOCUMENT_ROW (row))->id == id)
        gtk_widget_grab_focus (row);
    }
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CbDocumentsTab *self = CB_DOCUMENTS_TAB (widget);
  const CbDocument *document = find (self, g_variant_get_int64 (parameter));

  if (document == NULL)
    return;

  focus_document (self, document->id);
  cb_document_actions_delete (widget, self->book, self->customer_id, document);
}

/* The key is for the row with the focus. */
static gboolean
delete_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  CbDocumentsTab *self = CB_DOCUMENTS_TAB (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (!CB_IS_DOCUMENT_ROW (row) || !is_writable (self))
    return GDK_EVENT_PROPAGATE;

  if (!cb_rights_refuse (widget, self->book, NULL, "win.edit-customer", 1))
    gtk_widget_activate_action (widget, "document.delete", "x",
                                cb_document_row_get_document (CB_DOCUMENT_ROW (row))->id);

  return GDK_EVENT_STOP;
}

/* What is dropped anywhere on the page is meant for what is seen there. */
static void
cb_documents_tab_map (GtkWidget *widget)
{
  CbDocumentsTab *self = CB_DOCUMENTS_TAB (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, CB_TYPE_PROFILE_PAGE);

  GTK_WIDGET_CLASS (cb_documents_tab_parent_class)->map (widget);
  if (page == NULL || self->drop != NULL)
    return;

  self->drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (self->drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (self->drop));
}

static void
cb_documents_tab_unmap (GtkWidget *widget)
{
  CbDocumentsTab *self = CB_DOCUMENTS_TAB (widget);
  GtkEventController *drop = self->drop != NULL ? GTK_EVENT_CONTROLLER (self->drop) : NULL;

  self->drop = NULL;
  if (drop != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (drop), drop);

  GTK_WIDGET_CLASS (cb_documents_tab_parent_class)->unmap (widget);
}

static void
cb_documents_tab_dispose (GObject *object)
{
  CbDocumentsTab *self = CB_DOCUMENTS_TAB (object);

  g_clear_object (&self->reloader);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_documents_tab_parent_class)->dispose (object);
}

static void
cb_documents_tab_class_init (CbDocumentsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_documents_tab_dispose;
  widget_class->map = cb_documents_tab_map;
  widget_class->unmap = cb_documents_tab_unmap;
  gtk_widget_class_install_action (widget_class, "document.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "document.save", "x", save_action);
  gtk_widget_class_install_action (widget_class, "document.delete", "x", delete_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_key_cb, NULL);
}

static void
cb_documents_tab_init (CbDocumentsTab *self)
{
  self->n_shown = N_FIRST;
  self->add_button = g_object_new (GTK_TYPE_BUTTON,
                                   "child", g_object_new (ADW_TYPE_BUTTON_CONTENT,
                                                          "icon-name", "list-add-symbolic",
                                                          "label", _("_Add…"),
                                                          "use-underline", TRUE,
                                                          NULL),
                                   "valign", GTK_ALIGN_CENTER,
                                   NULL);
  gtk_widget_add_css_class (self->add_button, "flat");
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);

  self->problem_label = g_object_new (GTK_TYPE_LABEL,
                                      "margin-bottom", 12,
                                      "visible", FALSE,
                                      "wrap", TRUE,
                                      "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                      "xalign", 0.0,
                                      NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "selection-mode", GTK_SELECTION_NONE,
                             "visible", FALSE,
                             NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Documents"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  cb_more_button_add_other_ways (self->list);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Documents"));
  adw_preferences_group_set_header_suffix (self->group, self->add_button);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->problem_label));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
cb_documents_tab_new (CbBook *book,
                      gint64  customer_id)
{
  CbDocumentsTab *self = g_object_new (CB_TYPE_DOCUMENTS_TAB, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), GTK_WIDGET (self));

  self->book = g_object_ref (book);
  self->customer_id = customer_id;
  update (self);
  self->reloader = cb_reloader_new (GTK_WIDGET (self), book, customer_id, CB_RELOADER_NONE, load);

  return GTK_WIDGET (self);
}

void
cb_documents_tab_set_state (CbDocumentsTab *self,
                            gboolean        editable,
                            gboolean        masked)
{
  g_return_if_fail (CB_IS_DOCUMENTS_TAB (self));

  if (self->editable == editable && self->masked == masked)
    return;

  self->editable = editable;
  self->masked = masked;
  fill (self);
}
