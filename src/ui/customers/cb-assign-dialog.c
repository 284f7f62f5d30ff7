/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-assign-dialog.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-customer-store.h"
#include "cb-deletion-flow.h"
#include "cb-display-text.h"
#include "cb-person.h"
#include "cb-window.h"

struct _CbAssignDialog
{
  AdwDialog        parent_instance;

  GtkStack        *stack;
  GtkListBox      *list;
  AdwWindowTitle  *window_title;

  CbBook          *book;
  GtkWidget       *place;      /* from where it was asked for */
  CbIdSet         *customers;
  gint64           except;
  GPtrArray       *people;     /* of CbPerson, one for each row; NULL for nobody */
  GCancellable    *cancellable;
};

G_DEFINE_FINAL_TYPE (CbAssignDialog, cb_assign_dialog, ADW_TYPE_DIALOG)

static void
row_activated_cb (CbAssignDialog *self,
                  GtkListBoxRow  *row)
{
  CbPerson *person = self->people->pdata[gtk_list_box_row_get_index (row)];
  g_autoptr (GtkWidget) place = g_object_ref (self->place);
  g_autoptr (CbBook) book = g_object_ref (self->book);
  g_autoptr (CbIdSet) customers = cb_id_set_ref (self->customers);

  adw_dialog_force_close (ADW_DIALOG (self));
  /* The page may be gone by now. */
  if (gtk_widget_get_root (place) != NULL)
    cb_deletion_flow_assign (place, book, customers, person != NULL ? cb_person_get_id (person) : 0);
}

static void
add_person (CbAssignDialog *self,
            CbPerson       *person)
{
  g_autofree char *name = person != NULL ? cb_display_text (cb_person_get_name (person)) : g_strdup (_("Nobody"));
  GtkWidget *avatar = adw_avatar_new (32, person != NULL ? name : NULL, person != NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", TRUE,
                                 "title", name,
                                 "use-markup", FALSE,
                                 NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->people, person != NULL ? g_object_ref (person) : NULL);
}

static void
people_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbAssignDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) people = cb_customer_store_people_finish (CB_BOOK (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (self->place);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (people == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      if (CB_IS_WINDOW (root))
        cb_window_show_error (CB_WINDOW (root), _("Can’t Read Who Works with This Book"), error);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (CbPerson) person = g_list_model_get_item (people, i);

      if (cb_person_get_id (person) != self->except)
        add_person (self, person);
    }
  add_person (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "people");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
cb_assign_dialog_dispose (GObject *object)
{
  CbAssignDialog *self = CB_ASSIGN_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_ASSIGN_DIALOG);
  g_clear_object (&self->book);
  g_clear_object (&self->place);
  g_clear_pointer (&self->customers, cb_id_set_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_assign_dialog_parent_class)->dispose (object);
}

static void
cb_assign_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (CB_ASSIGN_DIALOG (dialog)->cancellable);
}

static void
cb_assign_dialog_class_init (CbAssignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_assign_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = cb_assign_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-assign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbAssignDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CbAssignDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CbAssignDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
unref_nullable (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static void
cb_assign_dialog_init (CbAssignDialog *self)
{
  self->people = g_ptr_array_new_with_free_func (unref_nullable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cb_assign_dialog_present (GtkWidget     *parent,
                          CbBook        *book,
                          const CbIdSet *customers,
                          gint64         except)
{
  CbAssignDialog *self = g_object_new (CB_TYPE_ASSIGN_DIALOG, NULL);
  gsize n = cb_id_set_get_size (customers);
  g_autofree char *count = cb_count_format (n);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%s customer", "%s customers", n), count);

  self->book = g_object_ref (book);
  self->place = g_object_ref (parent);
  self->customers = cb_id_set_copy (customers);
  self->except = except;
  adw_window_title_set_subtitle (self->window_title, subtitle);
  cb_customer_store_people_async (book, self->cancellable, people_cb, g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}
