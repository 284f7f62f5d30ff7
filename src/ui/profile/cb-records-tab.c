/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-records-tab.h"

#include <glib/gi18n.h>

#include "cb-custom-section.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-focus-return.h"
#include "cb-present.h"
#include "cb-record-dialog.h"
#include "cb-record-store.h"
#include "cb-record-text.h"
#include "cb-reloader.h"
#include "cb-rights.h"
#include "cb-window.h"

static const CbRecordKind kinds[] = {
  CB_RECORD_ADDRESS, CB_RECORD_PAYMENT_METHOD, CB_RECORD_DEPENDENT, CB_RECORD_BILLING_CYCLE,
};
#define N_KINDS G_N_ELEMENTS (kinds)

typedef struct
{
  AdwPreferencesGroup *group;
  GtkWidget           *add_button;
  GtkListBox          *list;
  GtkWidget           *empty_label;
} Section;

struct _CbRecordsTab
{
  AdwBin         parent_instance;

  Section        sections[N_KINDS];
  GtkWidget     *custom_section;

  CbBook        *book;
  gint64         customer_id;
  guint          last;         /* the section that something was done in */
  GPtrArray     *records;      /* as shown */
  CbReloader    *reloader;
  gboolean       editable;
  gboolean       masked;
};

G_DEFINE_FINAL_TYPE (CbRecordsTab, cb_records_tab, ADW_TYPE_BIN)

/* What was removed, for as long as that can be undone. */
typedef struct
{
  CbRecordsTab *tab;
  CbRecord     *record;
} Removal;

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *self = data;

  g_object_unref (self->tab);
  cb_record_free (self->record);
  g_free (self);
}

/* Whether there is a way to change something; it may still not be allowed. */
static gboolean
is_writable (CbRecordsTab *self)
{
  return self->editable && !cb_book_get_read_only (self->book);
}

/* (transfer full) (nullable): why nothing may be changed */
static char *
explain (CbRecordsTab *self)
{
  return cb_rights_explain (self->book, NULL, "win.edit-customer", 1);
}

/* Turns off what may not be done, and says why. */
static void
mark (GtkWidget  *button,
      const char *reason)
{
  gtk_widget_set_sensitive (button, reason == NULL);
  cb_rights_mark_button (button, reason);
}

static void
show_error (CbRecordsTab *self,
            const GError *error)
{
  AdwDialog *alert;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  if (!g_error_matches (error, CB_ERROR, CB_ERROR_CHANGED) && !g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    {
      cb_error_show (GTK_WIDGET (self), NULL, error);
      return;
    }

  alert = adw_alert_dialog_new (_("Nothing Changed"),
                                _("Somebody else has changed or removed this in the meantime. Nothing was overwritten."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbRecordsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbRecord) record = cb_record_store_save_finish (CB_BOOK (source), result, &error);

  if (record == NULL)
    show_error (self, error);
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  const Removal *removal = user_data;
  g_autoptr (CbRecord) record = cb_record_copy (removal->record);

  record->id = 0;
  cb_record_store_save_async (removal->tab->book, record, NULL, NULL, undone_cb, g_object_ref (removal->tab));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (removal->tab), CB_TYPE_WINDOW);
  g_autoptr (GError) error = NULL;
  AdwToast *toast;
  g_autofree char *text = NULL;

  if (!cb_record_store_remove_finish (CB_BOOK (source), result, &error))
    show_error (removal->tab, error);
  if (error != NULL || window == NULL)
    {
      removal_free (removal, NULL);
      return;
    }

  /* Translators: %s is a kind of record: "Address removed" */
  text = g_strdup_printf (_("%s removed"), cb_record_kind_get_name (removal->record->kind));
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removal, removal_free, G_CONNECT_DEFAULT);
  cb_window_add_toast (CB_WINDOW (window), toast);
}

static void
remove_cb (GtkWidget *button,
           gpointer   user_data)
{
  CbRecordsTab *self = CB_RECORDS_TAB (gtk_widget_get_ancestor (button, CB_TYPE_RECORDS_TAB));
  Removal *removal = g_new (Removal, 1);

  *removal = (Removal) { g_object_ref (self), cb_record_copy (user_data) };
  cb_record_store_remove_async (self->book, removal->record, NULL, removed_cb, removal);
}

static void
edit_cb (GtkWidget *row,
         gpointer   user_data)
{
  CbRecordsTab *self = CB_RECORDS_TAB (gtk_widget_get_ancestor (row, CB_TYPE_RECORDS_TAB));
  const CbRecord *record = user_data;

  for (guint i = 0; i < N_KINDS; i++)
    {
      if (kinds[i] == record->kind)
        self->last = i;
    }

  cb_present_soon (cb_record_dialog_new (self->book, user_data), GTK_WIDGET (self));
}

static void
add_cb (CbRecordsTab *self,
        GtkWidget    *button)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      if (self->sections[i].add_button == button)
        {
          g_autoptr (CbRecord) record = cb_record_new (kinds[i], self->customer_id);

          self->last = i;
          cb_present_soon (cb_record_dialog_new (self->book, record), GTK_WIDGET (self));
        }
    }
}

static void
free_record (gpointer  record,
             GClosure *closure)
{
  cb_record_free (record);
}

static GtkWidget *
create_row (CbRecordsTab   *self,
            const CbRecord *record)
{
  g_autofree char *title = cb_record_format_title (record);
  g_autofree char *subtitle = cb_record_format_subtitle (record);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "subtitle", subtitle,
                                 "subtitle-lines", 0,
                                 "title", title,
                                 "title-lines", 0,
                                 "use-markup", FALSE,
                                 NULL);
  GtkWidget *button;
  g_autofree char *reason = explain (self);
  g_autofree char *hint = NULL;

  if (!is_writable (self))
    return row;

  /* Translators: %s is what would be removed, such as an address */
  hint = g_strdup_printf (_("Remove %s"), title);
  button = g_object_new (GTK_TYPE_BUTTON,
                         "icon-name", "user-trash-symbolic",
                         "tooltip-text", _("Remove"),
                         "valign", GTK_ALIGN_CENTER,
                         NULL);
  gtk_widget_add_css_class (button, "flat");
  mark (button, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb), cb_record_copy (record), free_record, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (reason != NULL)
    return row;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (edit_cb), cb_record_copy (record), free_record, G_CONNECT_DEFAULT);

  return row;
}

static gboolean
has_focus (CbRecordsTab *self,
           Section      *section)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == section->add_button || gtk_widget_is_ancestor (focus, GTK_WIDGET (section->list)));
}

static gboolean
focus_section (Section *section)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (section->list, 0);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : section->add_button);
}

static void
fill_section (CbRecordsTab *self,
              guint         index)
{
  Section *section = &self->sections[index];
  gboolean had_focus = has_focus (self, section);
  g_autofree char *reason = explain (self);
  guint n = 0;

  gtk_list_box_remove_all (section->list);
  for (guint i = 0; i < self->records->len; i++)
    {
      const CbRecord *record = self->records->pdata[i];

      if (record->kind != kinds[index])
        continue;
      gtk_list_box_append (section->list, create_row (self, record));
      n++;
    }

  gtk_widget_set_visible (GTK_WIDGET (section->list), n > 0);
  gtk_widget_set_visible (section->empty_label, n == 0);
  gtk_label_set_label (GTK_LABEL (section->empty_label), self->masked ? _("Masked until the customer is deleted forever.")
                                                                      : _("There are none yet."));
  if (had_focus)
    self->last = index;
  /* Before the button goes that may have it. */
  if (had_focus && n > 0)
    focus_section (section);
  /* There is one billing cycle. */
  gtk_widget_set_visible (section->add_button, is_writable (self) && (n == 0 || kinds[index] != CB_RECORD_BILLING_CYCLE));
  mark (section->add_button, reason);
  if (had_focus && n == 0)
    focus_section (section);
}

static void
fill (CbRecordsTab *self)
{
  if (self->records == NULL)
    return;

  for (guint i = 0; i < N_KINDS; i++)
    fill_section (self, i);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbRecordsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = cb_record_store_list_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (records == NULL || self->book == NULL)
    return;

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_steal_pointer (&records);
  fill (self);
}

static void
load (GtkWidget    *widget,
      GCancellable *cancellable)
{
  CbRecordsTab *self = CB_RECORDS_TAB (widget);

  cb_record_store_list_async (self->book, self->customer_id, cancellable, read_cb, g_object_ref (self));
}

static void
cb_records_tab_dispose (GObject *object)
{
  CbRecordsTab *self = CB_RECORDS_TAB (object);

  g_clear_object (&self->reloader);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_records_tab_parent_class)->dispose (object);
}

static gboolean
return_focus (GtkWidget *widget)
{
  CbRecordsTab *self = CB_RECORDS_TAB (widget);

  return focus_section (&self->sections[self->last]);
}

static void
cb_records_tab_class_init (CbRecordsTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_records_tab_dispose;
}

static void
build_section (CbRecordsTab *self,
               GtkBox       *box,
               guint         index)
{
  Section *section = &self->sections[index];
  const char *title = cb_record_kind_get_title (kinds[index]);
  const char *add = cb_record_kind_get_new_title (kinds[index]);

  section->add_button = g_object_new (GTK_TYPE_BUTTON,
                                      "icon-name", "list-add-symbolic",
                                      "tooltip-text", add,
                                      "valign", GTK_ALIGN_CENTER,
                                      NULL);
  gtk_widget_add_css_class (section->add_button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  g_signal_connect_object (section->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);

  section->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (section->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  section->empty_label = g_object_new (GTK_TYPE_LABEL,
                                       "wrap", TRUE,
                                       "xalign", 0.0,
                                       NULL);
  gtk_widget_add_css_class (section->empty_label, "dimmed");

  section->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (section->group, title);
  adw_preferences_group_set_header_suffix (section->group, section->add_button);
  adw_preferences_group_add (section->group, GTK_WIDGET (section->list));
  adw_preferences_group_add (section->group, section->empty_label);
  gtk_box_append (box, GTK_WIDGET (section->group));
}

static void
cb_records_tab_init (CbRecordsTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  cb_focus_return_set (GTK_WIDGET (self), return_focus);
  for (guint i = 0; i < N_KINDS; i++)
    build_section (self, GTK_BOX (box), i);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
cb_records_tab_new (CbBook *book,
                    gint64  customer_id)
{
  CbRecordsTab *self = g_object_new (CB_TYPE_RECORDS_TAB, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), GTK_WIDGET (self));

  self->book = g_object_ref (book);
  self->customer_id = customer_id;
  self->custom_section = cb_custom_section_new (book, customer_id);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), self->custom_section);
  self->reloader = cb_reloader_new (GTK_WIDGET (self), book, customer_id, CB_RELOADER_NONE, load);

  return GTK_WIDGET (self);
}

void
cb_records_tab_set_state (CbRecordsTab *self,
                          gboolean      editable,
                          gboolean      masked)
{
  g_return_if_fail (CB_IS_RECORDS_TAB (self));

  if (self->editable == editable && self->masked == masked)
    return;

  self->editable = editable;
  self->masked = masked;
  cb_custom_section_set_state (CB_CUSTOM_SECTION (self->custom_section), editable);
  fill (self);
}
