/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-page.h"

#include <glib/gi18n.h>

#include "cb-choice-names.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-item-store.h"
#include "cb-item-text.h"
#include "cb-rights.h"

struct _CbItemPage
{
  AdwNavigationPage    parent_instance;

  AdwPreferencesGroup *group;
  GtkButton           *delete_button;
  AdwComboRow         *status_row;     /* NULL when the book can only be read */
  AdwActionRow        *state_row;

  CbBook              *book;
  CbItem              *item;
};

G_DEFINE_FINAL_TYPE (CbItemPage, cb_item_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
delete_cb (CbItemPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE], 0);
}

/* What may be done with the item, and why not. */
static void
update_rights (CbItemPage *self)
{
  CbItemKind kind = cb_item_get_kind (self->item);
  g_autofree char *no_deletion = cb_rights_explain_items (self->book, kind, CB_ITEM_RIGHT_DELETE);
  g_autofree char *no_edit = cb_rights_explain_items (self->book, kind, CB_ITEM_RIGHT_EDIT);

  gtk_widget_set_sensitive (GTK_WIDGET (self->delete_button), no_deletion == NULL);
  cb_rights_mark_button (GTK_WIDGET (self->delete_button), no_deletion);
  if (self->status_row == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->status_row), no_edit == NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->status_row), no_edit != NULL ? no_edit : "");
}

static void
show_status (CbItemPage *self)
{
  if (adw_combo_row_get_selected (self->status_row) != cb_item_get_status (self->item))
    adw_combo_row_set_selected (self->status_row, cb_item_get_status (self->item));
  adw_action_row_set_subtitle (self->state_row, cb_item_get_state_label (self->item));
  update_rights (self);
}

static void
show_error (CbItemPage   *self,
            const GError *error)
{
  AdwDialog *alert;

  if (!g_error_matches (error, CB_ERROR, CB_ERROR_CHANGED) && !g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    {
      cb_error_show (GTK_WIDGET (self), _("Status Not Changed"), error);
      return;
    }

  alert = adw_alert_dialog_new (_("Status Not Changed"),
                                _("Somebody else has changed or deleted this item since you opened it. Nothing was overwritten."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbItemPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbItem) saved = cb_item_store_set_status_finish (CB_BOOK (source), result, &error);

  /* The dialog has been closed meanwhile. */
  if (self->status_row == NULL)
    return;

  if (saved != NULL)
    g_set_object (&self->item, saved);
  show_status (self);
  if (saved == NULL)
    show_error (self, error);
}

static void
status_selected_cb (CbItemPage *self)
{
  guint status = adw_combo_row_get_selected (self->status_row);

  if (status == cb_item_get_status (self->item) || !gtk_widget_get_sensitive (GTK_WIDGET (self->status_row)))
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->status_row), FALSE);
  cb_item_store_set_status_async (self->book, self->item, status, NULL, saved_cb, g_object_ref (self));
}

static void
cb_item_page_dispose (GObject *object)
{
  CbItemPage *self = CB_ITEM_PAGE (object);

  self->status_row = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_ITEM_PAGE);
  g_clear_object (&self->book);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (cb_item_page_parent_class)->dispose (object);
}

static void
cb_item_page_class_init (CbItemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_item_page_dispose;

  signals[SIGNAL_DELETE] =
    g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-item-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbItemPage, group);
  gtk_widget_class_bind_template_child (widget_class, CbItemPage, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
cb_item_page_init (CbItemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Nothing is shown of what the item doesn't have. @value: (transfer full) (nullable)
 * (transfer none) (nullable): the row. */
static GtkWidget *
add_row (CbItemPage *self,
         const char *title,
         char       *value)
{
  g_autofree char *text = value;
  GtkWidget *row;

  if (text == NULL || text[0] == '\0')
    return NULL;

  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "title", title,
                      "use-markup", FALSE,
                      "subtitle", text,
                      "subtitle-lines", 0,
                      "subtitle-selectable", TRUE,
                      NULL);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (self->group, row);

  return row;
}

static void
add_status (CbItemPage *self)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (cb_item_get_kind (self->item));
  g_autoptr (GtkStringList) labels = NULL;

  if (cb_book_get_read_only (self->book) || cb_item_get_status (self->item) >= info->n_statuses)
    {
      add_row (self, _("Status"), g_strdup (cb_item_get_status_label (self->item)));
      return;
    }

  labels = gtk_string_list_new (NULL);
  for (guint i = 0; i < info->n_statuses; i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, CB_ITEM_STATUS_CONTEXT, info->statuses[i].label));

  self->status_row = ADW_COMBO_ROW (cb_choice_name_entries (adw_combo_row_new ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->status_row), _("Status"));
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->status_row, cb_item_get_status (self->item));
  g_signal_connect_object (self->status_row, "notify::selected", G_CALLBACK (status_selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->status_row));
}

static char *
format_customer (CbCustomer *customer)
{
  g_autofree char *name = cb_display_quote (cb_customer_get_name (customer));
  g_autofree char *number = cb_display_quote (cb_customer_get_number (customer));

  /* Translators: name and number of a customer */
  return g_strdup_printf (_("%s, number %s"), name, number);
}

/* Notes have lines of their own. */
static char *
format_notes (const char *notes)
{
  g_auto (GStrv) lines = g_strsplit (notes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *shown = cb_display_text (lines[i]);

      g_free (lines[i]);
      lines[i] = shown;
    }

  return g_strjoinv ("\n", lines);
}

/**
 * cb_item_page_new:
 * @book: that has the item
 *
 * Returns: (transfer floating): a page about the item
 */
AdwNavigationPage *
cb_item_page_new (CbBook      *book,
                  CbOwnedItem *owned)
{
  CbItem *item = cb_owned_item_get_item (owned);
  CbItemPage *self = g_object_new (CB_TYPE_ITEM_PAGE, NULL);
  g_autofree char *heading = cb_item_get_heading (item);

  self->book = g_object_ref (book);
  self->item = g_object_ref (item);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), heading);
  add_row (self, _("Title"), cb_display_text (cb_item_get_title (item)));
  add_row (self, _("Customer"), format_customer (cb_owned_item_get_customer (owned)));
  add_status (self);
  self->state_row = ADW_ACTION_ROW (add_row (self, _("State"), g_strdup (cb_item_get_state_label (item))));
  update_rights (self);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update_rights), self, G_CONNECT_SWAPPED);
  add_row (self, _("Amount"), cb_item_format_amount (item));
  add_row (self, _("Date"), cb_item_format_moment (cb_item_get_date (item)));
  add_row (self, _("Due"), cb_item_get_due (item) != 0 ? cb_item_format_moment (cb_item_get_due (item)) : NULL);
  add_row (self, _("Notes"), format_notes (cb_item_get_notes (item)));

  return ADW_NAVIGATION_PAGE (self);
}

gint64
cb_item_page_get_id (CbItemPage *self)
{
  g_return_val_if_fail (CB_IS_ITEM_PAGE (self), 0);

  return cb_item_get_id (self->item);
}
